import { sql } from 'kysely';
import { ProblemError } from '../../../base/problem-error.ts';
import type { Bounds } from '../../../platform/bounds/bounds.ts';
import type { UnitOfWork } from '../../../store/unit-of-work.ts';

/**
 * Checks that a customer and the tenant may get another ticket. Call it under `lockDesk`, so that the count is exact.
 *
 * @throws ProblemError `limit-reached` for the customer, or `queue-closed` if the tenant has too many open tickets.
 */
export async function checkTickets(
  unit: UnitOfWork,
  { openTickets, tenantTickets }: Pick<Bounds, 'openTickets' | 'tenantTickets'>,
  { tenantId, customerId }: { readonly tenantId: string; readonly customerId: string },
): Promise<void> {
  const open = () =>
    unit.db
      .selectFrom('queue_entries')
      .select((row) => row.fn.countAll<number | string>().as('count'))
      .where('tenant_id', '=', tenantId)
      // The condition of the index of open entries, word for word, so that SQLite uses the index
      .where(sql<boolean>`state in ('waiting', 'called')`);
  if (openTickets !== Infinity) {
    const own = await open().where('customer_id', '=', customerId).executeTakeFirstOrThrow();
    if (Number(own.count) >= openTickets)
      throw new ProblemError(
        'limit-reached',
        `The customer has ${openTickets} open tickets, as many as the bank allows. Leave a queue first.`,
      );
  }
  if (tenantTickets === Infinity) return;
  const all = await open().executeTakeFirstOrThrow();
  if (Number(all.count) >= tenantTickets)
    throw new ProblemError('queue-closed', 'The queues are full. Try again later.');
}
