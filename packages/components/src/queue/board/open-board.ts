import type { QueueBoardEvent, StateStreamOptions } from '@tellerkit/sdk';
import type { ElementsClient } from '../../client/client-context.ts';

/** Rest before a board that was refused asks again, in milliseconds: nobody is there to press a key. */
const restMs = 15_000;

/**
 * Follows a board for as long as the signal allows, whatever fails; failures show as a connection that
 * waits. Without an id it is the first queue's.
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
      options.onState?.({ state: 'waiting', error: error as never, waitMs: restMs });
      await rest(signal);
    }
  }
}

async function firstQueue(queues: ElementsClient['queues'], signal: AbortSignal): Promise<string> {
  const { items } = await queues.list({ limit: 1 }, { signal }).first();
  // A tenant without queues is told like an id that does not exist.
  if (!items[0]) throw Object.assign(new Error('The tenant has no queue.'), { code: 'not-found' });
  return items[0].id;
}

function rest(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, restMs);
    signal.addEventListener('abort', end);
  });
}
