import type { QueueEntry, QueueEntryEvent } from '@tellerkit/contract';
import type { StreamedEvent } from '../../../http/request-context.ts';
import { followState } from '../../../store/bus/follow-state.ts';
import type { QueueSources } from '../queues/queue-sources.ts';
import { queueTopic } from '../queues/queue-topic.ts';
import { readEntryView } from '../queues/read-entry-view.ts';
import { requireEntry } from '../queues/rows.ts';
import { toEntry } from '../queues/to-entry.ts';
import { waitRefreshMs } from '../queues/wait-refresh-ms.ts';

/**
 * The ids that identify a queue entry. If `customerId` is set, only an entry of this customer matches.
 */
export interface EntryQuery {
  readonly tenantId: string;
  readonly entryId: string;
  readonly customerId?: string;
}

/**
 * Reads an entry with its position and expected wait.
 *
 * @throws ProblemError `not-found` for unknown ids and for entries of other customers.
 */
export async function readEntry(
  { db, clock }: Pick<QueueSources, 'db' | 'clock'>,
  { tenantId, entryId, customerId }: EntryQuery,
): Promise<QueueEntry> {
  const entry = await requireEntry(db, tenantId, entryId, customerId);
  return readEntryView(db, entry, clock.now());
}

/**
 * Streams an entry's full state, now and after each change, until the customer is served or leaves.
 *
 * @throws ProblemError `not-found`, before the stream begins, for unknown ids and for entries of other customers.
 */
export async function followEntry(
  { db, bus, clock, snapshots }: QueueSources,
  query: EntryQuery,
  signal: AbortSignal,
): Promise<AsyncIterable<StreamedEvent<QueueEntryEvent>>> {
  const { tenantId, entryId, customerId } = query;
  let entry = await requireEntry(db, tenantId, entryId, customerId);
  const read = async () => {
    const snapshot = await snapshots.read(tenantId, entry.queue_id);
    const waiting = snapshot.entries.get(entryId);
    if (waiting !== undefined) return toEntry(waiting, snapshot);
    entry = await requireEntry(db, tenantId, entryId);
    return readEntryView(db, entry, clock.now());
  };
  return streamEntry(
    followState({
      bus,
      clock,
      signal,
      topics: [queueTopic(entry.queue_id)],
      refreshMs: waitRefreshMs,
      read: async () => {
        const state = await read();
        const final = state.state === 'served' || state.state === 'left';
        return { state, topics: [queueTopic(state.queueId)], final };
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
