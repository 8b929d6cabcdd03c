import {
  getQueueEntry,
  joinQueue,
  leaveQueue as leaveQueueEndpoint,
  streamQueueEntry,
} from '@tellerkit/contract';
import type { CallerIdentity } from '../../../base/caller-identity.ts';
import type { Binder } from '../../../http/binder.ts';
import type { UnitOfWork } from '../../../store/unit-of-work.ts';
import { insertCustomer } from '../../customers/rows.ts';
import type { QueueSources } from '../queues/queue-sources.ts';
import type { DeskContext } from '../routing/desk-context.ts';
import { readEntry, followEntry } from './follow-entry.ts';
import { joinWithTicket } from './join.ts';
import { leaveQueue } from './leave.ts';

/**
 * Registers the endpoints of queue entries.
 */
export function registerEntryRoutes(app: Binder, desk: DeskContext, sources: QueueSources): void {
  app.bind(joinQueue, async ({ params, body }, { unit, tenantId, caller, locale }) => {
    const { customerId, priority } = await customerOf(unit, caller);
    return joinWithTicket(desk, unit, {
      tenantId,
      queueId: params.queueId,
      customerId,
      priority,
      locale: body.locale ?? locale ?? null,
    });
  });
  app.bind(getQueueEntry, ({ params }, { tenantId, caller }) =>
    readEntry(sources, { tenantId, entryId: params.entryId, ...ownerOf(caller) }),
  );
  app.bind(streamQueueEntry, ({ params }, { tenantId, caller, signal }) =>
    followEntry(sources, { tenantId, entryId: params.entryId, ...ownerOf(caller) }, signal),
  );
  app.bind(leaveQueueEndpoint, ({ params }, { unit, tenantId, caller }) =>
    leaveQueue(desk, unit, { tenantId, entryId: params.entryId, ...ownerOf(caller) }),
  );
}

/** Returns a filter that limits customers to their own entries. */
function ownerOf(caller: CallerIdentity): { customerId?: string } {
  return caller.kind === 'customer' ? { customerId: caller.customerId } : {};
}

/**
 * Finds the customer of a new ticket. A ticket that a back end draws, for example at a kiosk, gets a new anonymous
 * customer.
 */
async function customerOf(unit: UnitOfWork, caller: CallerIdentity) {
  if (caller.kind === 'customer') {
    const customer = await unit.db
      .selectFrom('customers')
      .select('priority')
      .where('tenant_id', '=', caller.tenantId)
      .where('id', '=', caller.customerId)
      .executeTakeFirstOrThrow();
    return { customerId: caller.customerId, priority: customer.priority };
  }
  const id = unit.newId('customer');
  return { customerId: await insertCustomer(unit, caller.tenantId, { id }), priority: 0 };
}
