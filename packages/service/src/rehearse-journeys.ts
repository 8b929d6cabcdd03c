import type { Agent, Conversation, Desk, NewAgent, NewSession, Session } from '@tellerkit/contract';
import type { RehearsalClient } from './rehearsal-client.ts';

/** Keys of the tenant whose journeys are rehearsed. */
export interface RehearsalKeys {
  readonly publishable: string;
  readonly secret: string;
}

const question = { content: [{ type: 'text', text: 'How do I block my card?' }] };

/**
 * Runs the journeys that most requests belong to: a customer opens the chat, asks the assistant and then an agent, and
 * the agent answers.
 */
export async function rehearseJourneys(
  client: RehearsalClient,
  keys: RehearsalKeys,
  rounds: number,
): Promise<void> {
  const agent = await hireAgent(client, keys);
  for (let round = 0; round < rounds; round += 1) await rehearseRound(client, keys, agent);
}

async function hireAgent(client: RehearsalClient, { secret }: RehearsalKeys): Promise<string> {
  const body: NewAgent = { displayName: 'Rehearsal' };
  const { id } = await client.change<Agent>('POST', secret, '/v1/agents', body);
  const { token } = await client.change<Pick<Session, 'token'>>(
    'POST',
    secret,
    '/v1/agent-tokens',
    {
      agentId: id,
    },
  );
  await client.change('PUT', token, '/v1/agents/me/presence', { presence: 'available' });
  return token;
}

async function rehearseRound(
  client: RehearsalClient,
  keys: RehearsalKeys,
  agent: string,
): Promise<void> {
  const session: NewSession = { channel: 'web', locale: 'en' };
  const { token: customer } = await client.change<Session>(
    'POST',
    keys.publishable,
    '/v1/sessions',
    session,
  );
  await client.get(customer, '/v1/sessions/current/storage-key');
  const { id } = await client.change<Conversation>('POST', customer, '/v1/conversations', {});
  const path = `/v1/conversations/${id}`;
  await client.change('POST', customer, `${path}/messages`, question);
  await readConversation(client, customer, path);
  await client.change('POST', customer, `${path}/hand-off`, {});
  await client.get(customer, '/v1/queues');
  await serve(client, agent, path);
}

async function readConversation(
  client: RehearsalClient,
  customer: string,
  path: string,
): Promise<void> {
  await client.stream(customer, `${path}/events/stream`);
  await client.get(customer, `${path}/events?limit=20`);
  await client.get(customer, `${path}/messages?limit=20`);
  await client.get(customer, path);
  await client.get(customer, '/v1/conversations');
  await client.change('POST', customer, `${path}/typing`, {});
}

/** Accepts the offer of the conversation, replies and ends the conversation. */
async function serve(client: RehearsalClient, agent: string, path: string): Promise<void> {
  const desk = await client.get<Desk>(agent, '/v1/agents/me/desk');
  const assignment = desk.assignments[0];
  if (assignment === undefined) throw new Error('The rehearsal of an offer failed.');
  await client.change('POST', agent, `/v1/assignments/${assignment.id}/accept`, {});
  await client.change('POST', agent, `${path}/messages`, question);
  await client.change('POST', agent, `${path}/close`, {});
  await client.change('POST', agent, `/v1/assignments/${assignment.id}/complete`, {});
}
