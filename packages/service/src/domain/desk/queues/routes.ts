import { getQueueBoard, listQueues, streamQueueBoard } from '@tellerkit/contract';
import type { Binder } from '../../../http/binder.ts';
import { decodeCursor, defaultLimit, toPage } from '../../../http/page.ts';
import { readAvailability } from '../agents/availability.ts';
import { readBoard, followBoard } from './board.ts';
import type { QueueSources } from './queue-sources.ts';
import { listQueueRows } from './rows.ts';
import { readSnapshot } from './snapshot.ts';
import { toQueue } from './to-queue.ts';

/**
 * Registers the endpoints of queues and boards.
 */
export function registerQueueRoutes(app: Binder, sources: QueueSources): void {
  app.bind(listQueues, async ({ query }, { db, tenantId }) => {
    const queues = await listQueueRows(db, tenantId);
    const before = decodeCursor(query.cursor);
    const start = queues.findIndex(({ id }) => id === before) + 1;
    const limit = query.limit ?? defaultLimit;
    const agents = await readAvailability(db, tenantId);
    const snapshots = [];
    for (const queue of queues.slice(start, start + limit + 1)) {
      snapshots.push(await readSnapshot(db, queue, sources.clock.now(), agents));
    }
    return toPage(snapshots, limit, ({ queue }) => queue.id, toQueue);
  });
  app.bind(getQueueBoard, ({ params }, context) =>
    readBoard(sources, context.tenantId, params.queueId),
  );
  app.bind(streamQueueBoard, ({ params }, context) =>
    followBoard(sources, context, params.queueId),
  );
}
