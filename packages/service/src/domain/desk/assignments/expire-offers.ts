import type { Runtime } from '../../../base/runtime.ts';
import type { Store } from '../../../store/store.ts';
import type { DeskContext } from '../routing/desk-context.ts';
import { lockDesk } from '../routing/lock-desk.ts';
import { routeTenant } from '../routing/route-tenant.ts';
import { requeue } from './requeue.ts';

/** Dependencies of {@link expireOffers}. */
export interface ExpireParts
  extends Pick<Store, 'db' | 'transact'>, Pick<Runtime, 'clock'>, DeskContext {}

/**
 * Expires the overdue offers of a tenant, and offers the customers to other agents.
 *
 * @returns the deadline of the next open offer in ms, or null if no offer is open.
 */
export async function expireOffers(parts: ExpireParts, tenantId: string): Promise<number | null> {
  const { db, clock, transact } = parts;
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
    await lockDesk(unit, tenantId);
    const expired = await unit.db
      .selectFrom('assignments')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('state', '=', 'offered')
      .where('offer_ends_at', '<=', unit.now)
      .execute();
    for (const assignment of expired) await requeue(parts, unit, assignment, 'expired');
    await routeTenant(parts, unit, tenantId);
  });
  return earliest();
}
