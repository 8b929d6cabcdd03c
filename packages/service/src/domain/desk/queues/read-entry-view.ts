import type { QueueEntry } from '@tellerkit/contract';
import type { Kysely } from 'kysely';
import type { Database } from '../../../store/database/schema.ts';
import { requireQueue } from './rows.ts';
import type { QueueEntryRow } from './rows.ts';
import { readSnapshot, bareSnapshot } from './snapshot.ts';
import { toEntry } from './to-entry.ts';

/**
 * Builds the API's queue entry, with position and expected wait while the entry waits.
 */
export async function readEntryView(
  db: Kysely<Database>,
  entry: QueueEntryRow,
  now: number,
): Promise<QueueEntry> {
  const queue = await requireQueue(db, entry.tenant_id, entry.queue_id);
  const waits = entry.state === 'waiting';
  return toEntry(entry, waits ? await readSnapshot(db, queue, now) : bareSnapshot(queue));
}
