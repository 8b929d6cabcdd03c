import { errorCodes } from '@tellerkit/contract';
import type { ErrorCode } from '@tellerkit/contract';
import type { TestClock } from './test-clock.ts';
import { connectionLost } from './fault.ts';
import type { FaultAction } from './fault.ts';

/** Breaks the connection before the service receives the request. */
export const cutBefore: FaultAction = async () => {
  throw connectionLost();
};

/** Breaks the connection after the service has handled the request, so that the response is lost. */
export const cutAfter: FaultAction = async (_call, next) => {
  const response = await next();
  await response.body?.cancel();
  throw connectionLost();
};

/** Answers with a status in place of the service, as a proxy would. */
export function refuse(status: number, retryAfter: string | undefined): FaultAction {
  const code = codeOf(status);
  return async () =>
    new Response(
      JSON.stringify({
        type: `/docs#error-${code}`,
        title: errorCodes[code].title,
        status,
        detail: 'The test injected this fault.',
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

/** Returns the first error code of the contract with this status, or the general code for 4xx or 5xx. */
function codeOf(status: number): ErrorCode {
  const codes = Object.keys(errorCodes) as ErrorCode[];
  const fallback = status >= 500 ? 'internal' : 'invalid-request';
  return codes.find((code) => errorCodes[code].status === status) ?? fallback;
}

/** Delays the request by `ms` milliseconds of the test's clock. */
export function delayed(clock: TestClock, ms: number): FaultAction {
  return async ({ signal }, next) => {
    signal?.throwIfAborted();
    await new Promise<void>((resolve, reject) => {
      const cancel = clock.after(ms, resolve);
      signal?.addEventListener(
        'abort',
        () => {
          cancel();
          reject(signal.reason as Error);
        },
        { once: true },
      );
    });
    return next();
  };
}

/** Sends the request twice at the same time. The caller gets the response to the first request. */
export const doubled: FaultAction = async (_call, next) => {
  const [first, second] = await Promise.all([next(), next()]);
  await second.body?.cancel();
  return first;
};

/**
 * Swaps two calls. Holds the first call until the service has answered the next matching call, but for at most
 * `atMostMs`.
 */
export function overtaken(clock: TestClock, atMostMs: number): FaultAction {
  let release: (() => void) | undefined;
  return async (_call, next) => {
    const releaseHeld = release;
    if (releaseHeld) {
      release = undefined;
      try {
        return await next();
      } finally {
        releaseHeld();
      }
    }
    await new Promise<void>((resolve) => {
      const cancel = clock.after(atMostMs, resolve);
      release = () => {
        cancel();
        resolve();
      };
    });
    release = undefined;
    return next();
  };
}

/** Breaks the connection after `bytes` bytes of the response. */
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
