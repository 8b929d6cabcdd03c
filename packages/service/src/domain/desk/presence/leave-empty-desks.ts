import type { Kysely } from 'kysely';
import type { Database } from '../../../store/database/schema.ts';
import type { Store } from '../../../store/store.ts';
import type { DeskContext } from '../routing/desk-context.ts';
import { lockDesk } from '../routing/lock-desk.ts';
import { routeTenant } from '../routing/route-tenant.ts';
import { changePresence } from './change-presence.ts';

/** Dependencies of {@link leaveEmptyDesks}. */
export interface EmptyDeskParts extends Pick<Store, 'db' | 'transact'>, DeskContext {}

/**
 * Sets available agents to away if their pages have neither streamed nor read the desk since `before`, a time in ms.
 * Offers the customers of these agents' open offers to other agents. Skips agents who have never opened their desk, and
 * agents whose presence changed after `before`.
 */
export async function leaveEmptyDesks(
  parts: EmptyDeskParts,
  tenantId: string,
  before: number,
): Promise<void> {
  const { db, transact } = parts;
  if ((await readEmpty(db, tenantId, before)).length === 0) return;
  await transact(async (unit) => {
    await lockDesk(unit, tenantId);
    for (const { id } of await readEmpty(unit.db, tenantId, before))
      await changePresence(parts, unit, tenantId, id, 'away');
    await routeTenant(parts, unit, tenantId);
  });
}

function readEmpty(db: Kysely<Database>, tenantId: string, before: number) {
  return db
    .selectFrom('agents as agent')
    .innerJoin('desks as desk', 'desk.agent_id', 'agent.id')
    .select('agent.id')
    .where('agent.tenant_id', '=', tenantId)
    .where('desk.tenant_id', '=', tenantId)
    .where('agent.presence', '=', 'available')
    .where('agent.presence_at', '<=', before)
    .where('desk.seen_at', '<=', before)
    .orderBy('agent.id')
    .execute();
}
