import type { QueueEntry, QueueEntryEvent } from '@tellerkit/contract';
import type { StreamedEvent } from '../http/request-context.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { requireEntry, requireQueue } from './rows.ts';
import { readSnapshot } from './snapshot.ts';
import { followState } from './state-stream.ts';
import { viewEntry } from './views.ts';
import { WAIT_REFRESH_MS } from './wait-updates.ts';

/**
 * Names an entry, and the customer who may see it where it is a customer who asks.
 *
 * @internal
 */
export interface EntryQuery {
  readonly tenantId: string;
  readonly entryId: string;
  readonly customerId?: string;
}

/**
 * Reads an entry with its place and expected wait.
 *
 * @throws ProblemError `not-found` for unknown ids and those of others.
 * @internal
 */
export async function readEntry(
  kernel: Pick<Kernel, 'db' | 'clock'>,
  { tenantId, entryId, customerId }: EntryQuery,
): Promise<QueueEntry> {
  const entry = await requireEntry(kernel.db, tenantId, entryId, customerId);
  const queue = await requireQueue(kernel.db, tenantId, entry.queue_id);
  return viewEntry(entry, await readSnapshot(kernel.db, queue, kernel.clock.now()));
}

/**
 * Follows an entry: its whole state now and after each change, until it is served or left.
 *
 * @throws ProblemError `not-found` before the stream begins.
 * @internal
 */
export async function followEntry(
  kernel: Kernel,
  query: EntryQuery,
  signal: AbortSignal,
): Promise<AsyncIterable<StreamedEvent<QueueEntryEvent>>> {
  const first = await readEntry(kernel, query);
  return streamEntry(
    followState({
      bus: kernel.bus,
      clock: kernel.clock,
      signal,
      topics: [`queue:${first.queueId}`],
      refreshMs: WAIT_REFRESH_MS,
      read: async () => {
        const state = await readEntry(kernel, query);
        const final = state.state === 'served' || state.state === 'left';
        return { state, topics: [`queue:${state.queueId}`], final };
      },
    }),
  );
}

async function* streamEntry(
  states: AsyncIterable<QueueEntry>,
): AsyncGenerator<StreamedEvent<QueueEntryEvent>> {
  for await (const data of states) {
    yield { event: 'queue.entry', data: { type: 'queue.entry', data } };
  }
}
