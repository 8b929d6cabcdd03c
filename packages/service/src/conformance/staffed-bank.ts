import type { Agent, Assignment, Conversation, Desk, Queue, StaffRole } from '@tellerkit/contract';
import type { TestService } from '../test-kit/index.ts';
import { asBackEnd, asCustomer, callAs, openConversation } from '../testing/caller.ts';
import type { Caller } from '../testing/caller.ts';

/**
 * Relations of a conversation to the agent of a {@link StaffedBank}, who serves the queue `cards`:
 *
 * - `offered`, `assigned` and `wrapUp`: the agent has an open assignment.
 * - `completed`: the agent served the customer and completed the wrap-up.
 * - `transferred`: the agent served the customer, who now waits in the queue `loans`.
 * - `waiting`: the customer waits in the queue `cards`.
 * - `elsewhere`: the customer waits in the queue `loans` and was never in another queue.
 * - `assistant`: the customer never waited.
 */
export const relations = [
  'offered',
  'assigned',
  'wrapUp',
  'completed',
  'transferred',
  'waiting',
  'elsewhere',
  'assistant',
] as const;

export type Relation = (typeof relations)[number];

/** Ids of a conversation and of its queue entry and assignment. */
export interface Related {
  readonly conversationId: string;
  readonly entryId?: string;
  readonly assignmentId?: string;
  readonly customer: Caller;
}

/** A bank with two queues, an agent, and a conversation of each relation to the agent. */
export interface StaffedBank {
  readonly bank: TestService;
  readonly queues: { readonly cards: string; readonly loans: string };
  readonly agent: Agent;
  /** Calls with the token of the agent. */
  readonly desk: Caller;
  readonly related: Readonly<Record<Relation, Related>>;
}

/** Options of the first tenant of a staffed bank. */
export const staffedTenant = {
  queues: [
    { slug: 'cards', name: 'Cards', skill: 'cards' },
    { slug: 'loans', name: 'Loans', skill: 'loans' },
  ],
};

const openAssignments = 3;

/** Adds a member of staff and returns the member with a caller. */
export async function hire(
  bank: TestService,
  options: {
    readonly role?: StaffRole;
    readonly queueIds?: readonly string[];
    readonly skills?: readonly string[];
  },
): Promise<{ readonly agent: Agent; readonly desk: Caller }> {
  const backEnd = asBackEnd(bank);
  const agent = await backEnd.post<Agent>('/v1/agents', {
    displayName: 'Staff',
    capacity: 20,
    ...options,
  });
  const { token } = await backEnd.post<{ token: string }>('/v1/agent-tokens', {
    agentId: agent.id,
  });
  return { agent, desk: callAs(bank, token) };
}

/** Sets the presence of an agent. */
export async function setPresence(desk: Caller, presence: string): Promise<number> {
  const { status } = await desk.call('PUT', '/v1/agents/me/presence', { body: { presence } });
  return status;
}

/** Fills a bank that started with {@link staffedTenant}. */
export async function staffBank(
  bank: TestService,
  role: 'agent' | 'supervisor' = 'agent',
): Promise<StaffedBank> {
  const backEnd = asBackEnd(bank);
  const { items } = await backEnd.get<{ items: Queue[] }>('/v1/queues');
  const queueOf = (skill: string) => items.find((queue) => queue.skill === skill)?.id ?? '';
  const queues = { cards: queueOf('cards'), loans: queueOf('loans') };
  const { agent, desk } = await hire(bank, { role, skills: ['cards'], queueIds: [queues.cards] });
  await setPresence(desk, 'available');
  const open = async (queueId?: string): Promise<Related> => {
    const customer = await asCustomer(bank);
    const { id: conversationId } = await openConversation(customer);
    if (queueId === undefined) return { conversationId, customer };
    const path = `/v1/conversations/${conversationId}/hand-off`;
    const { id: entryId } = await customer.post<{ id: string }>(path, { queueId });
    const { assignments } = await desk.get<Desk>('/v1/agents/me/desk');
    const offer = assignments.find(({ entry }) => entry.id === entryId);
    return { conversationId, entryId, customer, ...(offer && { assignmentId: offer.id }) };
  };
  const serve = async (...steps: readonly ((related: Related) => Promise<unknown>)[]) => {
    const related = await open(queues.cards);
    await desk.post<Assignment>(`/v1/assignments/${related.assignmentId}/accept`);
    for (const step of steps) await step(related);
    return related;
  };
  const close = ({ conversationId }: Related) =>
    desk.post<Conversation>(`/v1/conversations/${conversationId}/close`);
  const completed = await serve(close, ({ assignmentId }) =>
    desk.post(`/v1/assignments/${assignmentId}/complete`),
  );
  const transferred = await serve(({ assignmentId }) =>
    desk.post(`/v1/assignments/${assignmentId}/transfer`, { queueId: queues.loans }),
  );
  const wrapUp = await serve(close);
  const assigned = await serve();
  const offered = await open(queues.cards);
  // A full desk leaves the next customers waiting
  const full = { body: { capacity: openAssignments } };
  await backEnd.call('PATCH', `/v1/agents/${agent.id}`, full);
  const waiting = await open(queues.cards);
  const elsewhere = await open(queues.loans);
  const related = { offered, assigned, wrapUp, completed, transferred, waiting, elsewhere };
  return { bank, queues, agent, desk, related: { ...related, assistant: await open() } };
}
