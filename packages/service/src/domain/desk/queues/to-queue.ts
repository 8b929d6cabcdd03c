import type { Queue, QueueBoard } from '@tellerkit/contract';
import { serving, waitOfNewcomer } from './snapshot.ts';
import type { QueueSnapshot } from './snapshot.ts';

/**
 * Converts a snapshot to the API's queue.
 */
export function toQueue(snapshot: QueueSnapshot): Queue {
  const { queue, line } = snapshot;
  return {
    id: queue.id,
    name: queue.name,
    skill: queue.skill,
    open: queue.open === 1,
    waiting: line.length,
    availableAgents: serving(snapshot, null).length,
    expectedWait: waitOfNewcomer(snapshot),
  };
}

/**
 * Converts a snapshot to the public board of its queue, which shows tickets and desks but no customer data.
 */
export function toBoard(
  snapshot: QueueSnapshot,
  called: readonly { ticket: string; desk: string | null }[],
): QueueBoard {
  return {
    queue: toQueue(snapshot),
    waiting: snapshot.line.map(({ ticket }, index) => ({ ticket, position: index + 1 })),
    called: called.map(({ ticket, desk }) => ({ ticket, desk })),
  };
}
