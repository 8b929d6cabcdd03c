import { staffAccess } from '@tellerkit/contract';
import type { AgentChange, StaffRole } from '@tellerkit/contract';
import type { CallerIdentity } from '../../../base/caller-identity.ts';
import { writeJson } from '../../../base/json-text.ts';
import { ProblemError, notFound } from '../../../base/problem-error.ts';
import type { UnitOfWork } from '../../../store/unit-of-work.ts';
import { endAgentStreams, notifyAgent } from '../agents/notify-agent.ts';
import { requireAgent } from '../agents/rows.ts';
import type { AgentRow } from '../agents/rows.ts';
import type { DeskContext } from '../routing/desk-context.ts';
import { lockDeskOf, withdrawAgent } from './withdraw-agent.ts';
import type { AgentName } from './withdraw-agent.ts';

/**
 * Changes an agent. A suspended agent, and an agent whose new role has no desk, leaves the desk. A change of the rights
 * ends all streams of the agent, which the agent may open again with the new rights.
 *
 * @throws ProblemError `not-found` for an unknown agent or queue; `forbidden` if the caller changes the own role.
 */
export async function changeAgent(
  desk: DeskContext,
  { unit, caller }: { readonly unit: UnitOfWork; readonly caller: CallerIdentity },
  name: AgentName,
  change: AgentChange,
): Promise<AgentRow> {
  await lockDeskOf(unit, name);
  const before = await requireAgent(unit.db, name.tenantId, name.agentId);
  if (caller.id === before.id && change.role !== undefined && change.role !== before.role)
    throw new ProblemError(
      'forbidden',
      'Nobody may change their own `role`. Ask another admin, or use a secret key.',
    );
  await requireQueues(unit, name.tenantId, change.queueIds ?? []);
  const after = await update(unit, before, change);
  const leaves = after.suspended_at !== null || !servesCustomers(after.role);
  if (leaves) await withdrawAgent(desk, unit, name);
  const rights = ({ role, queue_ids, suspended_at }: AgentRow) =>
    `${role} ${queue_ids} ${suspended_at !== null}`;
  if (rights(before) !== rights(after)) endAgentStreams(unit, name.agentId);
  notifyAgent(unit, name.agentId);
  return requireAgent(unit.db, name.tenantId, name.agentId);
}

/**
 * Removes an agent. The row stays, because past messages and assignments name the agent.
 *
 * @throws ProblemError `not-found` for an unknown agent.
 */
export async function removeAgent(
  desk: DeskContext,
  unit: UnitOfWork,
  name: AgentName,
): Promise<void> {
  await lockDeskOf(unit, name);
  await requireAgent(unit.db, name.tenantId, name.agentId);
  await withdrawAgent(desk, unit, name);
  await unit.db
    .updateTable('agents')
    .set({ removed_at: unit.now })
    .where('tenant_id', '=', name.tenantId)
    .where('id', '=', name.agentId)
    .execute();
  endAgentStreams(unit, name.agentId);
}

/**
 * Checks that a tenant has all the queues.
 *
 * @throws ProblemError `not-found`.
 */
export async function requireQueues(
  { db }: Pick<UnitOfWork, 'db'>,
  tenantId: string,
  queueIds: readonly string[],
): Promise<void> {
  if (queueIds.length === 0) return;
  const found = await db
    .selectFrom('queues')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', queueIds)
    .execute();
  if (found.length < new Set(queueIds).size) throw notFound();
}

function servesCustomers(role: StaffRole): boolean {
  return staffAccess['agents.setPresence'][role] !== 'none';
}

function update(unit: UnitOfWork, before: AgentRow, change: AgentChange): Promise<AgentRow> {
  const { suspended, skills, locales, queueIds } = change;
  const suspendedAt = suspended ? (before.suspended_at ?? unit.now) : null;
  return unit.db
    .updateTable('agents')
    .set({
      display_name: change.displayName ?? before.display_name,
      desk: change.desk === undefined ? before.desk : change.desk,
      capacity: change.capacity ?? before.capacity,
      role: change.role ?? before.role,
      ...(skills && { skills: writeJson(skills) }),
      ...(locales && { locales: writeJson(locales) }),
      ...(queueIds && { queue_ids: writeJson([...new Set(queueIds)]) }),
      ...(suspended !== undefined && { suspended_at: suspendedAt }),
      // Tokens from before a suspension stay invalid after it
      ...(suspended && { token_generation: before.token_generation + 1 }),
    })
    .where('tenant_id', '=', before.tenant_id)
    .where('id', '=', before.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}
