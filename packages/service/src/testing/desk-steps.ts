import { getDesk, listEvents } from '@tellerkit/contract';
import type { Assignment, HandOffRequest } from '@tellerkit/contract';
import type { TestAgent } from '../test-kit/test-agent.ts';
import type { TestCustomer } from '../test-kit/test-customer.ts';
import type { TestAgentOptions, TestService } from '../test-kit/test-service.ts';
import { callWith } from './endpoint-calls.ts';

/** Adds an agent with a capacity of one customer, unless the options say otherwise. */
export function addAgent(bank: TestService, options: TestAgentOptions = {}): Promise<TestAgent> {
  return bank.agent({ capacity: 1, ...options });
}

/** Opens a conversation and requests its hand-off. */
export async function handOff(customer: TestCustomer, request: HandOffRequest = {}) {
  const { id: conversationId } = await customer.open();
  return { conversationId, entry: await customer.handOff(conversationId, request) };
}

/** Reads an agent's assignments from a node. */
export async function deskOf(
  node: TestService,
  { token }: TestAgent,
): Promise<readonly Assignment[]> {
  return (await callWith(node, token, getDesk, {})).assignments;
}

/** Returns an agent's first assignment, with the path parameters for calls about the assignment. */
export async function offerTo(agent: TestAgent) {
  const [assignment] = await agent.desk();
  return { assignment, params: { assignmentId: assignment?.id ?? '' } };
}

/** Lists the types of the events of a conversation. */
export async function eventTypes(bank: TestService, conversationId: string): Promise<string[]> {
  const { items } = await bank.call(listEvents, { params: { conversationId }, query: {} });
  return items.map(({ type }) => type);
}
