import type { Desk as DeskState, DeskEvent } from '@tellerkit/contract';
import type { StreamedEvent } from '../../../http/request-context.ts';
import type { Kernel } from '../../../kernel/kernel.ts';
import { followState } from '../../../store/bus/state-stream.ts';
import { WAIT_REFRESH_MS } from '../queues/wait-updates.ts';
import type { Desk } from '../desk.ts';
import { openStates, requireAgent } from '../agents/rows.ts';
import { viewAgent, viewAssignment } from './to-assignment.ts';

/**
 * Follows an agent's desk: the agent and all open assignments, now and after each change of them or of
 * their conversations. As long as somebody follows it, the agent counts as being there.
 *
 * @throws ProblemError `not-found` before the stream begins.
 * @internal
 */
export async function followDesk(
  { kernel, watch }: Pick<Desk, 'kernel' | 'watch'>,
  tenantId: string,
  agentId: string,
  signal: AbortSignal,
): Promise<AsyncIterable<StreamedEvent<DeskEvent>>> {
  await requireAgent(kernel.db, tenantId, agentId);
  const own = `agent:${agentId}`;
  const states = followState({
    bus: kernel.bus,
    clock: kernel.clock,
    signal,
    topics: [own],
    refreshMs: WAIT_REFRESH_MS,
    read: async () => {
      const state = await readDesk(kernel, tenantId, agentId);
      const topics = state.assignments.flatMap(({ conversation }) =>
        conversation === null ? [] : [`conversation:${conversation.id}`],
      );
      return { state, topics: [own, ...topics] };
    },
  });
  return streamDesk(states, () => watch.enter(tenantId, agentId));
}

/**
 * Reads a desk for an agent who asks for it again and again, where streams do not get through: it counts as
 * being there, too.
 *
 * @throws ProblemError `not-found` for an agent who is gone.
 * @internal
 */
export async function visitDesk(
  { kernel, watch }: Pick<Desk, 'kernel' | 'watch'>,
  tenantId: string,
  agentId: string,
): Promise<DeskState> {
  const state = await readDesk(kernel, tenantId, agentId);
  watch.visit(tenantId, agentId);
  return state;
}

/**
 * Reads all that lies on an agent's desk, the oldest first.
 *
 * @internal
 */
export async function readDesk(
  { db, clock }: Pick<Kernel, 'db' | 'clock'>,
  tenantId: string,
  agentId: string,
): Promise<DeskState> {
  const agent = await requireAgent(db, tenantId, agentId);
  const open = await db
    .selectFrom('assignments')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('agent_id', '=', agentId)
    .where('state', 'in', openStates)
    .orderBy('id')
    .execute();
  const assignments = [];
  for (const row of open) assignments.push(await viewAssignment(db, row, clock.now()));
  return { agent: viewAgent(agent, open.length), assignments };
}

async function* streamDesk(
  states: AsyncIterable<DeskState>,
  enter: () => () => void,
): AsyncGenerator<StreamedEvent<DeskEvent>> {
  const leave = enter();
  try {
    for await (const data of states) yield { event: 'desk', data: { type: 'desk', data } };
  } finally {
    leave();
  }
}
