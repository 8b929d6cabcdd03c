import type { Kysely, Selectable } from 'kysely';
import { notFound } from '../../../base/problem-error.ts';
import type { Database } from '../../../store/database/schema.ts';
import type { QueueTable, QueueEntryTable } from '../../../store/database/tables/desk-tables.ts';

/** A queue's row. */
export type QueueRow = Selectable<QueueTable>;

/** A queue entry's row. */
export type QueueEntryRow = Selectable<QueueEntryTable>;

/** Maximum number of called tickets on a board. */
const maxCalled = 12;

/**
 * Reads a queue of a tenant.
 *
 * @throws ProblemError `not-found` if the tenant has no such queue.
 */
export async function requireQueue(
  db: Kysely<Database>,
  tenantId: string,
  queueId: string,
): Promise<QueueRow> {
  const queue = await db
    .selectFrom('queues')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', queueId)
    .executeTakeFirst();
  if (queue === undefined) throw notFound();
  return queue;
}

/**
 * Reads the queues of a tenant in their configured order.
 */
export async function listQueueRows(db: Kysely<Database>, tenantId: string): Promise<QueueRow[]> {
  return db
    .selectFrom('queues')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .orderBy('position')
    .orderBy('id')
    .execute();
}

/**
 * Reads a queue entry of a tenant.
 *
 * @param customerId - limits the call to entries of this customer; undefined for callers who may see all entries.
 * @throws ProblemError `not-found` for unknown ids and for entries of other customers or tenants.
 */
export async function requireEntry(
  db: Kysely<Database>,
  tenantId: string,
  entryId: string,
  customerId?: string,
): Promise<QueueEntryRow> {
  const entry = await db
    .selectFrom('queue_entries')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', entryId)
    .executeTakeFirst();
  if (entry === undefined) throw notFound();
  if (customerId !== undefined && entry.customer_id !== customerId) throw notFound();
  return entry;
}

/**
 * Reads the tickets that a queue called last, newest first, each with the agent's `desk`, to which the customer goes.
 */
export async function listCalled(db: Kysely<Database>, queue: QueueRow) {
  return db
    .selectFrom('assignments as assignment')
    .innerJoin('queue_entries as entry', 'entry.id', 'assignment.entry_id')
    .innerJoin('agents as agent', 'agent.id', 'assignment.agent_id')
    .select(['entry.ticket', 'agent.desk'])
    .where('assignment.tenant_id', '=', queue.tenant_id)
    .where('assignment.state', 'in', ['offered', 'active'])
    .where('entry.queue_id', '=', queue.id)
    .orderBy('entry.called_at', 'desc')
    .orderBy('entry.id', 'desc')
    .limit(maxCalled)
    .execute();
}
