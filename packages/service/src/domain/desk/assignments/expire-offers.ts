import type { Desk } from '../desk.ts';
import { lockDesk } from '../routing/desk-changes.ts';
import { giveBack } from './requeue.ts';
import { routeTenant } from '../routing/route-tenant.ts';

/**
 * Takes back every offer of a tenant whose time is over and gives the customers to others.
 *
 * @returns when the next open offer ends, in ms, or null when none is open.
 * @internal
 */
export async function expireOffers(desk: Desk, tenantId: string): Promise<number | null> {
  const { db, clock, transact } = desk.kernel;
  const earliest = async () => {
    const { ends } = await db
      .selectFrom('assignments')
      .select(({ fn }) => fn.min('offer_ends_at').as('ends'))
      .where('tenant_id', '=', tenantId)
      .where('state', '=', 'offered')
      .executeTakeFirstOrThrow();
    return ends;
  };
  const due = await earliest();
  if (due === null || due > clock.now()) return due;
  await transact(async (unit) => {
    await lockDesk(desk, unit, tenantId);
    const expired = await unit.db
      .selectFrom('assignments')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('state', '=', 'offered')
      .where('offer_ends_at', '<=', unit.now)
      .execute();
    for (const assignment of expired) await giveBack(desk, unit, assignment, 'expired');
    await routeTenant(desk, unit, tenantId);
  });
  return earliest();
}
