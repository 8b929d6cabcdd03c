import { getDesk, listEvents } from '@tellerkit/contract';
import type { Assignment, HandOffRequest } from '@tellerkit/contract';
import type { TestAgent } from '../test-kit/test-agent.ts';
import type { TestCustomer } from '../test-kit/test-customer.ts';
import type { TestAgentOptions, TestService } from '../test-kit/test-service.ts';
import { callWith } from './endpoint-calls.ts';

/** Adds an agent who serves one customer at a time, unless told otherwise. */
export function addAgent(bank: TestService, options: TestAgentOptions = {}): Promise<TestAgent> {
  return bank.agent({ capacity: 1, ...options });
}

/** Opens a conversation of a customer and asks for a person. */
export async function handOff(customer: TestCustomer, request: HandOffRequest = {}) {
  const { id: conversationId } = await customer.open();
  return { conversationId, entry: await customer.handOff(conversationId, request) };
}

/** What lies on an agent's desk, asked of one node. */
export async function deskOf(
  node: TestService,
  { token }: TestAgent,
): Promise<readonly Assignment[]> {
  return (await callWith(node, token, getDesk, {})).assignments;
}

/** The first assignment on an agent's desk, and how to name it. */
export async function offerTo(agent: TestAgent) {
  const [assignment] = await agent.desk();
  return { assignment, params: { assignmentId: assignment?.id ?? '' } };
}

/** What happened in a conversation, by type. */
export async function eventTypes(bank: TestService, conversationId: string): Promise<string[]> {
  const { items } = await bank.call(listEvents, { params: { conversationId }, query: {} });
  return items.map(({ type }) => type);
}
