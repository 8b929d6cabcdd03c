import type { UnitOfWork } from '../../../store/unit-of-work.ts';
import { appendEvent } from '../../event-log/append-event.ts';
import { notifyAgent } from '../agents/notify-agent.ts';
import { participantOf } from '../agents/participant.ts';
import { requireAgent } from '../agents/rows.ts';
import { removeEntry } from '../entries/leave.ts';
import { notifyQueue } from '../queues/notify-queue.ts';
import { requireEntry } from '../queues/rows.ts';
import type { DeskContext } from '../routing/desk-context.ts';
import { lockDesk } from '../routing/lock-desk.ts';
import { routeTenant } from '../routing/route-tenant.ts';

/**
 * Releases a conversation that is about to close, no matter who closes it. A waiting customer leaves the line; an agent
 * leaves the conversation and goes into wrap-up. Call this function before the conversation closes.
 */
export async function releaseConversation(
  desk: DeskContext,
  unit: UnitOfWork,
  closed: { readonly tenantId: string; readonly conversationId: string },
): Promise<void> {
  const { tenantId, conversationId } = closed;
  await lockDesk(unit, tenantId, conversationId);
  const waiting = await unit.db
    .selectFrom('queue_entries')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('conversation_id', '=', conversationId)
    .where('state', 'in', ['waiting', 'called'])
    .execute();
  for (const entry of waiting) await removeEntry(desk, unit, entry);
  const served = await unit.db
    .updateTable('assignments')
    .set({ state: 'wrap-up', closed_at: unit.now })
    .where('tenant_id', '=', tenantId)
    .where('conversation_id', '=', conversationId)
    .where('state', '=', 'active')
    .returning(['agent_id', 'entry_id'])
    .execute();
  for (const { agent_id, entry_id } of served) {
    notifyAgent(unit, agent_id);
    const agent = await requireAgent(unit.db, tenantId, agent_id);
    await appendEvent(unit, tenantId, conversationId, {
      type: 'participant.left',
      data: { participant: participantOf(agent) },
    });
    const entry = await requireEntry(unit.db, tenantId, entry_id);
    notifyQueue(desk, unit, tenantId, entry.queue_id);
  }
  if (waiting.length > 0) await routeTenant(desk, unit, tenantId);
}
