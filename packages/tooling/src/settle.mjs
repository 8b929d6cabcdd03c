// Plain JavaScript, because the SDK's tests import this file on versions of Node that read no TypeScript.
import { createHook } from 'node:async_hooks';

/** Milliseconds after which a test counts as never settling. */
const limitMs = 60_000;

/**
 * Tells whether a type of asynchronous resource stands for work outside the event loop, such as reading a file,
 * creating a key or resolving a host name.
 * @param {string} type
 */
const isRequestType = (type) => /^FSREQ|REQUEST$|REQWRAP$|CLOSEREQ$/.test(type);

/** @typedef {{ readonly type: string, readonly resource: { readonly ondone?: unknown } }} OpenRequest */

/** @type {Map<number, OpenRequest>} */
const requests = new Map();
let starts = 0;
let isWaiting = false;
let isQuiet = () => true;

createHook({
  init(id, type, _trigger, resource) {
    if (isWaiting) return;
    starts += 1;
    if (isRequestType(type)) requests.set(id, { type, resource });
  },
  before: (id) => void requests.delete(id),
  destroy: (id) => void requests.delete(id),
}).enable();

/**
 * Tells whether a request has yet to finish. Synchronous cryptography has no callback and reports no end, so it
 * never counts as open.
 * @param {[number, OpenRequest]} request
 */
function isOpen([id, { type, resource }]) {
  const isSynchronous = /^(?!FSREQ).*REQUEST$/.test(type) && typeof resource.ondone !== 'function';
  if (isSynchronous) requests.delete(id);
  return !isSynchronous;
}

/** Number of Web Crypto operations that have yet to finish. */
let operations = 0;

// Node's hooks cannot tell a running operation of Web Crypto from synchronous cryptography: neither has a callback.
for (const [name, { value: start }] of Object.entries(
  Object.getOwnPropertyDescriptors(globalThis.SubtleCrypto.prototype),
))
  if (typeof start === 'function' && name !== 'constructor')
    Object.defineProperty(globalThis.SubtleCrypto.prototype, name, {
      /** @param {unknown[]} values */
      async value(...values) {
        operations += 1;
        try {
          return await Reflect.apply(start, this, values);
        } finally {
          operations -= 1;
        }
      },
    });

/**
 * Lets one turn of the event loop pass, without counting the turn itself as work.
 * @param {() => void} then
 */
function turn(then) {
  isWaiting = true;
  setTimeout(then);
  isWaiting = false;
}

/**
 * Makes each {@link settle} also wait until `check` returns true, for example until no socket has data in flight.
 * @param {() => boolean} check
 */
export function settleWith(check) {
  isQuiet = check;
}

/**
 * Resolves once all ready work has run: a whole turn of the event loop has passed without new work, and no file,
 * module or key is pending.
 * @returns {Promise<void>}
 */
export function settle() {
  const end = performance.now() + limitMs;
  return new Promise((resolve, reject) => {
    let seen = -1;
    const look = () => {
      const hasRequests = operations > 0 || [...requests].some(isOpen);
      const isIdle = seen === starts && !hasRequests && isQuiet();
      if (isIdle) resolve();
      else if (performance.now() > end)
        reject(
          new Error(
            `Work was still pending after ${limitMs} ms. Stop the timer, file or call that never ends.`,
          ),
        );
      else {
        seen = starts;
        turn(look);
      }
    };
    turn(look);
  });
}
