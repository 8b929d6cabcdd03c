import type { UnitOfWork } from '../../../store/unit-of-work.ts';
import { readAvailability } from '../agents/availability.ts';
import { notifyAgent } from '../agents/notify-agent.ts';
import { notifyQueue } from '../queues/notify-queue.ts';
import type { QueueEntryRow } from '../queues/rows.ts';
import { neededSkills, placeOf } from '../queues/snapshot.ts';
import type { DeskContext } from './desk-context.ts';
import { nextAssignments } from './next-assignments.ts';
import type { WaitingEntry } from './next-assignments.ts';

/**
 * Outcomes after which an agent gets the same entry again only if no other agent can help. The outcome `expired` is not
 * listed, because a customer must not lose the place to later customers if an agent misses the offer.
 */
const refusedOutcomes = ['declined', 'transferred'] as const;

/**
 * Offers waiting customers to free agents. Call this function under {@link lockDesk} after every change of a line, a
 * presence or a load.
 */
export async function routeTenant(
  desk: DeskContext,
  unit: UnitOfWork,
  tenantId: string,
): Promise<void> {
  const agents = await readAvailability(unit.db, tenantId);
  if (!agents.some(({ load, capacity }) => load < capacity)) return;
  const waiting = await unit.db
    .selectFrom('queue_entries as entry')
    .innerJoin('queues as queue', 'queue.id', 'entry.queue_id')
    .selectAll('entry')
    .select('queue.skill as queue_skill')
    .where('entry.tenant_id', '=', tenantId)
    .where('entry.state', '=', 'waiting')
    .execute();
  if (waiting.length === 0) return;
  const refusals = await readRefusals(unit, tenantId);
  const line = waiting.map((entry): WaitingEntry => ({
    ...placeOf(entry),
    skills: neededSkills({ skill: entry.queue_skill }, entry.skill),
    locale: entry.locale,
    excludedAgentIds: refusals.get(entry.id) ?? [],
    wantedAgentId: entry.wanted_agent_id,
  }));
  const entries = new Map(waiting.map((entry) => [entry.id, entry]));
  for (const { entryId, agentId } of nextAssignments(line, agents)) {
    const entry = entries.get(entryId);
    if (entry !== undefined) await offer(desk, unit, entry, agentId);
  }
}

async function readRefusals(unit: UnitOfWork, tenantId: string) {
  const rows = await unit.db
    .selectFrom('assignments')
    .select(['entry_id', 'agent_id'])
    .where('tenant_id', '=', tenantId)
    .where('outcome', 'in', refusedOutcomes)
    .where('entry_id', 'in', (query) =>
      query
        .selectFrom('queue_entries')
        .select('id')
        .where('tenant_id', '=', tenantId)
        .where('state', '=', 'waiting'),
    )
    .execute();
  const refusals = new Map<string, string[]>();
  for (const { entry_id, agent_id } of rows) {
    refusals.set(entry_id, [...(refusals.get(entry_id) ?? []), agent_id]);
  }
  return refusals;
}

async function offer(
  desk: DeskContext,
  unit: UnitOfWork,
  entry: QueueEntryRow,
  agentId: string,
): Promise<void> {
  const endsAt = unit.now + desk.offers.timeoutMs(entry.tenant_id);
  await unit.db
    .insertInto('assignments')
    .values({
      id: unit.newId('assignment'),
      tenant_id: entry.tenant_id,
      agent_id: agentId,
      entry_id: entry.id,
      queue_id: entry.queue_id,
      conversation_id: entry.conversation_id,
      state: 'offered',
      outcome: null,
      disposition: null,
      note: null,
      offered_at: unit.now,
      offer_ends_at: endsAt,
      accepted_at: null,
      closed_at: null,
      ended_at: null,
    })
    .execute();
  await unit.db
    .updateTable('queue_entries')
    .set({ state: 'called', called_at: unit.now })
    .where('tenant_id', '=', entry.tenant_id)
    .where('id', '=', entry.id)
    .execute();
  await unit.db
    .updateTable('agents')
    .set({ last_assigned_at: unit.now })
    .where('tenant_id', '=', entry.tenant_id)
    .where('id', '=', agentId)
    .execute();
  notifyAgent(unit, agentId);
  notifyQueue(desk, unit, entry.tenant_id, entry.queue_id);
  unit.afterCommit(() => desk.offers.arm(endsAt));
}
