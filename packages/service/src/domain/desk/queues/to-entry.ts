import type { QueueEntry } from '@tellerkit/contract';
import { toTimestamp, toOptionalTimestamp } from '../../../base/clock.ts';
import type { QueueEntryRow } from './rows.ts';
import { waitOfEntry } from './snapshot.ts';
import type { QueueSnapshot } from './snapshot.ts';

/**
 * Converts a row to the API's queue entry. Only a waiting entry has a position and an expected wait.
 */
export function toEntry(entry: QueueEntryRow, snapshot: QueueSnapshot): QueueEntry {
  return {
    id: entry.id,
    queueId: entry.queue_id,
    queueName: snapshot.queue.name,
    ticket: entry.ticket,
    conversationId: entry.conversation_id,
    state: entry.state,
    position: snapshot.positions.get(entry.id) ?? null,
    expectedWait: waitOfEntry(snapshot, entry),
    priority: entry.priority,
    joinedAt: toTimestamp(entry.joined_at),
    calledAt: toOptionalTimestamp(entry.called_at),
    endedAt: toOptionalTimestamp(entry.ended_at),
  };
}
