import type { QueueEntry, QueueEntryEvent } from '@tellerkit/contract';
import type { Kysely } from 'kysely';
import type { Desk } from '../desk.ts';
import type { Database } from '../../../store/database/schema.ts';
import type { StreamedEvent } from '../../../http/request-context.ts';
import type { Kernel } from '../../../kernel/kernel.ts';
import { requireEntry, requireQueue } from '../queues/rows.ts';
import { queueTopic } from '../queues/shared-snapshots.ts';
import { bareSnapshot, readSnapshot, type QueueEntryRow } from '../queues/snapshot.ts';
import { followState } from '../../../store/bus/state-stream.ts';
import { viewEntry } from '../queues/to-queue.ts';
import { WAIT_REFRESH_MS } from '../queues/wait-updates.ts';

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
 * An entry as the contract shows it, with its place and expected wait while it waits.
 *
 * @internal
 */
export async function viewEntryNow(
  db: Kysely<Database>,
  entry: QueueEntryRow,
  now: number,
): Promise<QueueEntry> {
  const queue = await requireQueue(db, entry.tenant_id, entry.queue_id);
  const waits = entry.state === 'waiting';
  return viewEntry(entry, waits ? await readSnapshot(db, queue, now) : bareSnapshot(queue));
}

/**
 * Reads an entry with its place and expected wait.
 *
 * @throws ProblemError `not-found` for unknown ids and those of others.
 * @internal
 */
export async function readEntry(
  { db, clock }: Pick<Kernel, 'db' | 'clock'>,
  { tenantId, entryId, customerId }: EntryQuery,
): Promise<QueueEntry> {
  const entry = await requireEntry(db, tenantId, entryId, customerId);
  return viewEntryNow(db, entry, clock.now());
}

/**
 * Follows an entry: its whole state now and after each change, until it is served or left.
 *
 * @throws ProblemError `not-found` before the stream begins.
 * @internal
 */
export async function followEntry(
  { kernel, snapshots }: Pick<Desk, 'kernel' | 'snapshots'>,
  query: EntryQuery,
  signal: AbortSignal,
): Promise<AsyncIterable<StreamedEvent<QueueEntryEvent>>> {
  const { tenantId, entryId, customerId } = query;
  let entry = await requireEntry(kernel.db, tenantId, entryId, customerId);
  const read = async () => {
    const snapshot = await snapshots.read(tenantId, entry.queue_id);
    const waiting = snapshot.entries.get(entryId);
    if (waiting !== undefined) return viewEntry(waiting, snapshot);
    entry = await requireEntry(kernel.db, tenantId, entryId);
    return viewEntryNow(kernel.db, entry, kernel.clock.now());
  };
  return streamEntry(
    followState({
      bus: kernel.bus,
      clock: kernel.clock,
      signal,
      topics: [queueTopic(entry.queue_id)],
      refreshMs: WAIT_REFRESH_MS,
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
