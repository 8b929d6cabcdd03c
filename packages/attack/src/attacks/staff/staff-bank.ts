import { endpoints } from '@tellerkit/contract';
import type { Agent, Desk, Endpoint, Session, StaffRole } from '@tellerkit/contract';
import { setTimeout } from 'node:timers/promises';
import type { BankClient } from '../../context/bank-client.ts';
import { secretKey } from '../../context/keys.ts';

/** A member of staff with an access token. */
export interface Member {
  readonly id: string;
  readonly token: string;
}

/** A conversation that an agent serves, with the ids of its resources. */
export interface Served {
  readonly agent: Member;
  readonly customer: Session;
  /** Values of the parameters in paths. */
  readonly params: Readonly<Record<string, string>>;
}

/** Adds a member of staff, who starts offline. */
export async function hire(
  client: BankClient,
  role: StaffRole = 'agent',
  credential = secretKey,
): Promise<Member> {
  const post = { method: 'POST', credential };
  const body = { displayName: 'Staff', role };
  const { id } = await client.call<Agent>({ ...post, path: '/v1/agents', body });
  const issuing = { ...post, path: '/v1/agent-tokens', body: { agentId: id } };
  const { token } = await client.call<{ token: string }>(issuing);
  return { id, token };
}

/** Lets an agent accept a new customer, whose conversation holds a text. */
export async function serveCustomer(client: BankClient, agent: Member): Promise<Served> {
  const { token: credential } = agent;
  const body = { presence: 'available' };
  await client.call({ method: 'PUT', path: '/v1/agents/me/presence', credential, body });
  const customer = await client.openSession();
  const conversationId = await client.openConversation(customer.token);
  await client.sendText(customer.token, conversationId, 'My card is lost');
  const entry = await client.call<{ id: string }>({
    method: 'POST',
    path: `/v1/conversations/${conversationId}/hand-off`,
    credential: customer.token,
    body: {},
  });
  const desk = await client.call<Desk>({ path: '/v1/agents/me/desk', credential });
  const assignmentId = desk.assignments[0]?.id ?? '';
  const accepting = { method: 'POST', path: `/v1/assignments/${assignmentId}/accept` };
  await client.call({ ...accepting, credential, body: {} });
  const params = { conversationId, entryId: entry.id, assignmentId, agentId: agent.id };
  return { agent, customer, params };
}

/** Endpoints that accept the token of an agent. */
export const staffEndpoints = Object.values<Endpoint>(endpoints).filter(({ callers }) =>
  callers.includes('agent'),
);

/** A valid survey. */
export const newSurvey = {
  name: 'Survey',
  touchpoint: 'attack',
  questions: [{ type: 'csat', id: 'csat', prompt: { en: 'How was it?' } }],
};

/** Valid bodies of endpoints that require more than an empty body. */
const bodies: Readonly<Record<string, object>> = {
  'conversations.markRead': { upTo: 1 },
  'messages.send': { content: [{ type: 'text', text: 'Hello' }] },
  'agents.create': { displayName: 'Accomplice', role: 'admin' },
  'agents.update': { role: 'admin' },
  'agents.setPresence': { presence: 'available' },
  'surveys.create': newSurvey,
  'knowledge.put': { title: 'Fees', body: 'None.', validFrom: '2026-01-01' },
};

/**
 * Calls an endpoint with ids of resources and returns the status. A stream ends after its head.
 */
export async function attempt(
  client: BankClient,
  credential: string,
  endpoint: Endpoint,
  params: Readonly<Record<string, string>>,
): Promise<number> {
  const filled: Readonly<Record<string, string>> = { slug: 'fees', locale: 'en', ...params };
  const path = endpoint.path.replaceAll(/\{(\w+)\}/g, (_match, name: string) => filled[name] ?? '');
  const body = bodies[endpoint.id] ?? (endpoint.id === 'assignments.transfer' ? params : {});
  const response = await fetch(client.url + path, {
    method: endpoint.method,
    headers: {
      authorization: `Bearer ${credential}`,
      ...(endpoint.body && { 'content-type': 'application/json' }),
    },
    ...(endpoint.body && { body: JSON.stringify(body) }),
  });
  await response.body?.cancel();
  return response.status;
}

/** A stream that somebody holds open. */
export interface HeldStream {
  /** Resolves to true once the service ends the stream, or to false after five seconds. */
  readonly ended: () => Promise<boolean>;
}

const longestWaitMs = 5000;

/** Opens a stream, and reads it until the service ends it. */
export async function holdStream(
  client: BankClient,
  credential: string,
  path: string,
): Promise<HeldStream> {
  const cut = new AbortController();
  const headers = { authorization: `Bearer ${credential}` };
  const response = await fetch(client.url + path, { headers, signal: cut.signal });
  if (response.status !== 200) throw new Error(`${path} opened no stream`);
  let isOver = false;
  const finish = () => (isOver = true);
  const reading = response.text().then(finish, finish);
  return {
    async ended() {
      await Promise.race([reading, setTimeout(longestWaitMs, undefined, { ref: false })]);
      const hasEnded = isOver;
      cut.abort();
      return hasEnded;
    },
  };
}
