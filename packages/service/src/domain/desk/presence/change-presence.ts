import type { Presence } from '@tellerkit/contract';
import type { Work } from '../../../store/unit-of-work.ts';
import type { Desk } from '../desk.ts';
import { touchAgent, touchQueues } from '../routing/desk-changes.ts';
import { withdrawOffer } from '../routing/withdraw-offer.ts';

/**
 * Changes an agent's presence. Who goes away or off duty keeps what is at hand, but open offers go
 * back to the line at once.
 *
 * @internal
 */
export async function changePresence(
  desk: Desk,
  work: Work,
  tenantId: string,
  agentId: string,
  presence: Presence,
): Promise<void> {
  const changed = await work.db
    .updateTable('agents')
    .set({ presence, presence_at: work.now })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', agentId)
    .where('presence', '!=', presence)
    .returning('id')
    .executeTakeFirst();
  if (changed === undefined) return;
  touchAgent(work, agentId);
  await touchQueues(desk, work, tenantId);
  if (presence === 'available') return;
  const offered = await work.db
    .selectFrom('assignments')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('agent_id', '=', agentId)
    .where('state', '=', 'offered')
    .execute();
  for (const assignment of offered) await withdrawOffer(desk, work, assignment, 'withdrawn');
}
