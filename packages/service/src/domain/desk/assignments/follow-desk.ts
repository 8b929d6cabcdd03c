import type { Desk as DeskState, DeskEvent } from '@tellerkit/contract';
import type { Runtime } from '../../../base/runtime.ts';
import { agentTopic } from '../../../http/agent-topic.ts';
import type { StreamedEvent } from '../../../http/request-context.ts';
import type { Bus } from '../../../store/bus/bus.ts';
import { followState } from '../../../store/bus/follow-state.ts';
import type { Store } from '../../../store/store.ts';
import { conversationTopic } from '../../event-log/conversation-topic.ts';
import { openStates } from '../../staff/open-states.ts';
import { requireAgent, toAgent } from '../agents/rows.ts';
import type { DeskWatch } from '../presence/desk-watch.ts';
import { waitRefreshMs } from '../queues/wait-refresh-ms.ts';
import { toAssignment } from './to-assignment.ts';

/** Dependencies of {@link followDesk}. */
export interface DeskSources extends Pick<Store, 'db'>, Pick<Runtime, 'clock'> {
  readonly bus: Bus;
  readonly watch: Pick<DeskWatch, 'enter' | 'visit'>;
}

/**
 * Streams an agent's desk, which contains the agent and all open assignments. Sends the whole desk at once, and again
 * after each change of the agent, of an assignment or of its conversation. The agent counts as present while a stream
 * is open.
 *
 * @throws ProblemError `not-found`, before the stream begins, if the tenant has no such agent.
 */
export async function followDesk(
  { db, bus, clock, watch }: DeskSources,
  tenantId: string,
  agentId: string,
  signal: AbortSignal,
): Promise<AsyncIterable<StreamedEvent<DeskEvent>>> {
  await requireAgent(db, tenantId, agentId);
  const own = agentTopic(agentId);
  const states = followState({
    bus,
    clock,
    signal,
    topics: [own],
    refreshMs: waitRefreshMs,
    read: async () => {
      const state = await readDesk({ db, clock }, tenantId, agentId);
      const topics = state.assignments.flatMap(({ conversation }) =>
        conversation === null ? [] : [conversationTopic(conversation.id)],
      );
      return { state, topics: [own, ...topics] };
    },
  });
  return streamDesk(states, () => watch.enter(tenantId, agentId));
}

/**
 * Reads the desk of an agent whose page polls because streams do not get through. Each read counts as presence of the
 * agent.
 *
 * @throws ProblemError `not-found` for an unknown agent.
 */
export async function visitDesk(
  { db, clock, watch }: Omit<DeskSources, 'bus'>,
  tenantId: string,
  agentId: string,
): Promise<DeskState> {
  const state = await readDesk({ db, clock }, tenantId, agentId);
  watch.visit(tenantId, agentId);
  return state;
}

/**
 * Reads an agent and the agent's open assignments, oldest first.
 */
export async function readDesk(
  { db, clock }: Pick<DeskSources, 'db' | 'clock'>,
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
  for (const row of open) assignments.push(await toAssignment(db, row, clock.now()));
  return { agent: toAgent(agent, open.length), assignments };
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
