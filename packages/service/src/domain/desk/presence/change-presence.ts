import type { Presence } from '@tellerkit/contract';
import type { UnitOfWork } from '../../../store/unit-of-work.ts';
import { notifyAgent } from '../agents/notify-agent.ts';
import { notifyQueues } from '../queues/notify-queue.ts';
import type { DeskContext } from '../routing/desk-context.ts';
import { withdrawOffer } from '../routing/withdraw-offer.ts';

/**
 * Changes an agent's presence. A suspended or removed agent stays offline. Unless the new presence is `available`, the customers of the agent's open offers return
 * to the line at once. Active assignments stay.
 */
export async function changePresence(
  desk: DeskContext,
  unit: UnitOfWork,
  tenantId: string,
  agentId: string,
  presence: Presence,
): Promise<void> {
  const changed = await unit.db
    .updateTable('agents')
    .set({ presence, presence_at: unit.now })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', agentId)
    .where('presence', '!=', presence)
    .$if(presence !== 'offline', (query) =>
      query.where('suspended_at', 'is', null).where('removed_at', 'is', null),
    )
    .returning('id')
    .executeTakeFirst();
  if (changed === undefined) return;
  notifyAgent(unit, agentId);
  await notifyQueues(desk, unit, tenantId);
  if (presence === 'available') return;
  const offered = await unit.db
    .selectFrom('assignments')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('agent_id', '=', agentId)
    .where('state', '=', 'offered')
    .execute();
  for (const assignment of offered) await withdrawOffer(desk, unit, assignment, 'withdrawn');
}
