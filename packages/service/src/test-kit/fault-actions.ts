import { errorCodes } from '@tellerkit/contract';
import type { ErrorCode } from '@tellerkit/contract';
import type { TestClock } from './test-clock.ts';
import { connectionLost } from './fault.ts';
import type { FaultAction } from './fault.ts';

/** The request never arrives. */
export const cutBefore: FaultAction = async () => {
  throw connectionLost();
};

/** The request is done, and its answer lost. */
export const cutAfter: FaultAction = async (_call, next) => {
  const response = await next();
  await response.body?.cancel();
  throw connectionLost();
};

/** Something in between answers with a status of its own. */
export function refuse(status: number, retryAfter: string | undefined): FaultAction {
  const code = codeOf(status);
  return async () =>
    new Response(
      JSON.stringify({
        type: `/docs#error-${code}`,
        title: errorCodes[code].title,
        status,
        detail: 'A fault that the test has injected.',
        code,
        requestId: 'req_injected',
      }),
      {
        status,
        headers: {
          'content-type': 'application/problem+json',
          ...(retryAfter !== undefined && { 'retry-after': retryAfter }),
        },
      },
    );
}

/** The first code of the contract that goes with a status, or the general one of its class. */
function codeOf(status: number): ErrorCode {
  const codes = Object.keys(errorCodes) as ErrorCode[];
  const fallback = status >= 500 ? 'internal' : 'invalid-request';
  return codes.find((code) => errorCodes[code].status === status) ?? fallback;
}

/** The request arrives later, on the test's clock. */
export function delayed(clock: TestClock, ms: number): FaultAction {
  return async ({ signal }, next) => {
    signal?.throwIfAborted();
    await new Promise<void>((resolve, reject) => {
      const callOff = clock.after(ms, resolve);
      signal?.addEventListener(
        'abort',
        () => {
          callOff();
          reject(signal.reason as Error);
        },
        { once: true },
      );
    });
    return next();
  };
}

/** The request arrives twice at the same time; the caller gets the answer to the first. */
export const doubled: FaultAction = async (_call, next) => {
  const [first, second] = await Promise.all([next(), next()]);
  await second.body?.cancel();
  return first;
};

/**
 * Calls overtake: one is held until the next that fits has been answered, or `atMostMs` have passed.
 */
export function overtaken(clock: TestClock, atMostMs: number): FaultAction {
  let release: (() => void) | undefined;
  return async (_call, next) => {
    const overtakes = release;
    if (overtakes) {
      release = undefined;
      try {
        return await next();
      } finally {
        overtakes();
      }
    }
    await new Promise<void>((resolve) => {
      const callOff = clock.after(atMostMs, resolve);
      release = () => {
        callOff();
        resolve();
      };
    });
    release = undefined;
    return next();
  };
}

/** The connection is lost after so many bytes of the answer. */
export function cutWithin(bytes: number): FaultAction {
  return async (_call, next) => {
    const response = await next();
    if (!response.body) return response;
    let left = bytes;
    const cut = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        if (chunk.length > 0 && left > 0) controller.enqueue(chunk.subarray(0, left));
        left -= chunk.length;
        if (left <= 0) controller.error(connectionLost());
      },
    });
    const { status, headers } = response;
    return new Response(response.body.pipeThrough(cut), { status, headers });
  };
}
