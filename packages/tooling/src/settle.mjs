// Plain JavaScript, as the SDK's tests import it on a Node that reads no TypeScript.
import { createHook } from 'node:async_hooks';

/** How long a test may go on before it counts as one that never comes to rest. */
const limitMs = 60_000;

/**
 * Whether the machine works on it outside the event loop: a file, a module, a key, a host name.
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
 * Whether a request has an end to wait for: cryptography that ran synchronously has no callback, and reports none.
 * @param {[number, OpenRequest]} request
 */
function isOpen([id, { type, resource }]) {
  const isSynchronous = /^(?!FSREQ).*REQUEST$/.test(type) && typeof resource.ondone !== 'function';
  if (isSynchronous) requests.delete(id);
  return !isSynchronous;
}

/**
 * Lets one turn of the event loop pass, and counts nothing of it as work.
 * @param {() => void} then
 */
function turn(then) {
  isWaiting = true;
  setTimeout(then);
  isWaiting = false;
}

/**
 * Has every wait also wait for what a test runs over, such as sockets, to have nothing on its way.
 * @param {() => boolean} check
 */
export function settleWith(check) {
  isQuiet = check;
}

/**
 * Resolves once everything has run that waits for nothing but its turn: a whole turn of the event loop has passed in
 * which nothing was started, and no file, module or key is on its way.
 * @returns {Promise<void>}
 */
export function settle() {
  const end = performance.now() + limitMs;
  return new Promise((resolve, reject) => {
    let seen = -1;
    const look = () => {
      const isIdle = seen === starts && ![...requests].some(isOpen) && isQuiet();
      if (isIdle) resolve();
      else if (performance.now() > end) reject(new Error(`Nothing came to rest in ${limitMs} ms.`));
      else {
        seen = starts;
        turn(look);
      }
    };
    turn(look);
  });
}
