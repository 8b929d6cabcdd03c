import {
  getQueueBoard,
  getQueueEntry,
  joinQueue,
  leaveQueue as leaveQueueEndpoint,
  listQueues,
  streamQueueBoard,
  streamQueueEntry,
} from '@tellerkit/contract';
import type { Desk } from '../desk.ts';
import { readDuty } from '../agents/availability.ts';
import { insertCustomer } from '../../customers/rows.ts';
import type { App } from '../../../http/app.ts';
import { bind } from '../../../http/bind.ts';
import { decodeCursor, defaultLimit, toPage } from '../../../http/page.ts';
import type { CallerIdentity } from '../../../base/caller-identity.ts';
import type { UnitOfWork } from '../../../store/unit-of-work.ts';
import { followBoard, readBoard } from '../queues/board.ts';
import { followEntry, readEntry } from './entry.ts';
import { joinWithTicket } from './join.ts';
import { leaveQueue } from './leave.ts';
import { listQueueRows } from '../queues/rows.ts';
import { readSnapshot } from '../queues/snapshot.ts';
import { viewQueue } from '../queues/to-queue.ts';

/**
 * Serves queues, boards and queue entries.
 *
 * @internal
 */
export function registerQueueRoutes(app: App, desk: Desk): void {
  const { kernel } = app;
  bind(app, listQueues, async ({ query }, { db, tenantId }) => {
    const queues = await listQueueRows(db, tenantId);
    const before = decodeCursor(query.cursor);
    const start = queues.findIndex(({ id }) => id === before) + 1;
    const limit = query.limit ?? defaultLimit;
    const agents = await readDuty(db, tenantId);
    const snapshots = [];
    for (const queue of queues.slice(start, start + limit + 1)) {
      snapshots.push(await readSnapshot(db, queue, kernel.clock.now(), agents));
    }
    return toPage(snapshots, limit, ({ queue }) => queue.id, viewQueue);
  });
  bind(app, getQueueBoard, ({ params }, context) =>
    readBoard(kernel, context.tenantId, params.queueId),
  );
  bind(app, streamQueueBoard, ({ params }, context) => followBoard(desk, context, params.queueId));
  bind(app, joinQueue, async ({ params, body }, { unit, tenantId, caller, locale }) => {
    const { customerId, priority } = await customerOf(desk, unit, caller);
    return joinWithTicket(desk, unit, {
      tenantId,
      queueId: params.queueId,
      customerId,
      priority,
      locale: body.locale ?? locale ?? null,
    });
  });
  bind(app, getQueueEntry, ({ params }, { tenantId, caller }) =>
    readEntry(kernel, { tenantId, entryId: params.entryId, ...ownerOf(caller) }),
  );
  bind(app, streamQueueEntry, ({ params }, { tenantId, caller, signal }) =>
    followEntry(desk, { tenantId, entryId: params.entryId, ...ownerOf(caller) }, signal),
  );
  bind(app, leaveQueueEndpoint, ({ params }, { unit, tenantId, caller }) =>
    leaveQueue(desk, unit, { tenantId, entryId: params.entryId, ...ownerOf(caller) }),
  );
}

/** Customers see their own entries alone. */
function ownerOf(caller: CallerIdentity): { customerId?: string } {
  return caller.kind === 'customer' ? { customerId: caller.customerId } : {};
}

/** A ticket drawn by a back end, as a kiosk's, belongs to somebody not known yet. */
async function customerOf(desk: Desk, unit: UnitOfWork, caller: CallerIdentity) {
  if (caller.kind === 'customer') {
    const customer = await unit.db
      .selectFrom('customers')
      .select('priority')
      .where('tenant_id', '=', caller.tenantId)
      .where('id', '=', caller.customerId)
      .executeTakeFirstOrThrow();
    return { customerId: caller.customerId, priority: customer.priority };
  }
  const id = desk.kernel.newId('customer');
  return { customerId: await insertCustomer(unit, caller.tenantId, { id }), priority: 0 };
}
