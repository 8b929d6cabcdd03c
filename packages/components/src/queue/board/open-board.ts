import type { QueueBoardEvent, StateStreamOptions } from '@tellerkit/sdk';
import type { ElementsClient } from '../../client/client-context.ts';

/**
 * Milliseconds before a failed board reconnects. The retry is automatic, because nobody can press a button on a public
 * screen.
 */
const retryDelayMs = 15_000;
/** Milliseconds before a board that the service refuses asks again. Only a change of the page or the service helps. */
const refusedDelayMs = 300_000;

/**
 * Follows a board until the signal aborts, and retries after every failure. Reports a failure as the
 * connection state `waiting`. Without an id, follows the board of the tenant's first queue.
 */
export async function* openBoard(
  { queues }: Pick<ElementsClient, 'queues'>,
  queueId: string,
  options: StateStreamOptions,
): AsyncGenerator<QueueBoardEvent, void, void> {
  const signal = options.signal ?? new AbortController().signal;
  while (!signal.aborted) {
    try {
      const id = queueId || (await firstQueue(queues, signal));
      yield* queues.streamBoard(id, options);
      return;
    } catch (error) {
      if (signal.aborted) return;
      const waitMs = isRefused(error) ? refusedDelayMs : retryDelayMs;
      options.onState?.({ state: 'waiting', error: error as never, waitMs });
      await delayRetry(signal, waitMs);
    }
  }
}

async function firstQueue(queues: ElementsClient['queues'], signal: AbortSignal): Promise<string> {
  const { items } = await queues.list({ limit: 1 }, { signal }).first();
  // A tenant without queues gets the same error as an unknown id.
  if (!items[0]) throw Object.assign(new Error('The tenant has no queue.'), { code: 'not-found' });
  return items[0].id;
}

/** True if the service refuses the board for good, as with a wrong key. A limit of requests passes. */
function isRefused(error: unknown): boolean {
  const { cause, status = 0 } = Object(error) as { cause?: unknown; status?: number };
  return cause ? isRefused(cause) : status >= 400 && status < 500 && status !== 429;
}

function delayRetry(signal: AbortSignal, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });
}
