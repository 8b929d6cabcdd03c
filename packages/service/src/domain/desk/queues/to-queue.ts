import type { Queue, QueueBoard, QueueEntry, QueueEntryState } from '@tellerkit/contract';
import {
  serving,
  waitOfEntry,
  waitOfNewcomer,
  type QueueEntryRow,
  type QueueSnapshot,
} from './snapshot.ts';

/**
 * A queue as the contract shows it.
 *
 * @internal
 */
export function viewQueue(snapshot: QueueSnapshot): Queue {
  const { queue, line } = snapshot;
  return {
    id: queue.id,
    name: queue.name,
    skill: queue.skill,
    open: queue.open === 1,
    waiting: line.length,
    agentsOnDuty: serving(snapshot, null).length,
    expectedWait: waitOfNewcomer(snapshot),
  };
}

/**
 * An entry as the contract shows it. Only who waits has a position and a wait.
 *
 * @internal
 */
export function viewEntry(entry: QueueEntryRow, snapshot: QueueSnapshot): QueueEntry {
  return {
    id: entry.id,
    queueId: entry.queue_id,
    queueName: snapshot.queue.name,
    ticket: entry.ticket,
    conversationId: entry.conversation_id,
    state: entry.state as QueueEntryState,
    position: snapshot.positions.get(entry.id) ?? null,
    expectedWait: waitOfEntry(snapshot, entry),
    priority: entry.priority,
    joinedAt: timeOf(entry.joined_at),
    calledAt: entry.called_at === null ? null : timeOf(entry.called_at),
    endedAt: entry.ended_at === null ? null : timeOf(entry.ended_at),
  };
}

/**
 * A queue as a public board shows it: tickets and counters, nothing of the customers.
 *
 * @internal
 */
export function viewBoard(
  snapshot: QueueSnapshot,
  called: readonly { ticket: string; desk: string | null }[],
): QueueBoard {
  return {
    queue: viewQueue(snapshot),
    waiting: snapshot.line.map(({ ticket }, index) => ({ ticket, position: index + 1 })),
    called: called.map(({ ticket, desk }) => ({ ticket, desk })),
  };
}

function timeOf(ms: number): string {
  return new Date(ms).toISOString();
}
