import type { DeskEvent } from '@tellerkit/contract';
import type { StreamedEvent } from '../http/request-context.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { followState } from '../queues/state-stream.ts';
import { WAIT_REFRESH_MS } from '../queues/wait-updates.ts';
import { requireAgent } from './rows.ts';
import { viewAgent, viewAssignment } from './views.ts';

/**
 * Follows an agent's desk: the agent and all open assignments, now and after each change of them or of
 * their conversations.
 *
 * @throws ProblemError `not-found` before the stream begins.
 * @internal
 */
export async function followDesk(
  kernel: Kernel,
  tenantId: string,
  agentId: string,
  signal: AbortSignal,
): Promise<AsyncIterable<StreamedEvent<DeskEvent>>> {
  await requireAgent(kernel.db, tenantId, agentId);
  const own = `agent:${agentId}`;
  return streamDesk(
    followState({
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
    }),
  );
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
): Promise<DeskEvent['data']> {
  const agent = await requireAgent(db, tenantId, agentId);
  const open = await db
    .selectFrom('assignments')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('agent_id', '=', agentId)
    .where('state', '!=', 'ended')
    .orderBy('id')
    .execute();
  const assignments = [];
  for (const row of open) assignments.push(await viewAssignment(db, row, clock.now()));
  return { agent: viewAgent(agent, open.length), assignments };
}

async function* streamDesk(
  states: AsyncIterable<DeskEvent['data']>,
): AsyncGenerator<StreamedEvent<DeskEvent>> {
  for await (const data of states) yield { event: 'desk', data: { type: 'desk', data } };
}
