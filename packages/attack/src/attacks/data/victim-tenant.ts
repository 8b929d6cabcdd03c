import type { Conversation, Endpoint, QueueEntry } from '@tellerkit/contract';
import type { BankClient } from '../../context/bank-client.ts';
import { secretKey } from '../../context/keys.ts';
import { hire, newSurvey, serveCustomer } from '../staff/staff-bank.ts';

const articleText = 'Known to this bank only.';

/** A tenant with a resource of each kind. */
export interface Victim {
  /** Values of the parameters in paths, and of the fields of bodies and queries with the same name. */
  readonly params: Readonly<Record<string, string>>;
  /** Ids and texts that no other tenant may read. */
  readonly secrets: readonly string[];
}

/** Creates a resource of each kind in the attacked tenant. */
export async function fillVictim(client: BankClient): Promise<Victim> {
  const create = async (method: string, path: string, body: object): Promise<string> => {
    const created = await client.call<{ id: string }>({
      method,
      path,
      credential: secretKey,
      body,
    });
    return created.id;
  };
  const { params, customer } = await serveCustomer(client, await hire(client));
  const read = <Body>(path: string) => client.call<Body>({ path, credential: secretKey });
  const { customerId } = await read<Conversation>(`/v1/conversations/${params['conversationId']}`);
  const { queueId } = await read<QueueEntry>(`/v1/queue-entries/${params['entryId']}`);
  const surveyId = await create('POST', '/v1/surveys', newSurvey);
  const article = { title: 'Fees', body: articleText, validFrom: '2026-01-01' };
  const articleId = await create('PUT', '/v1/knowledge/articles/own-fees/en', article);
  const webhookEndpointId = await create('POST', '/v1/webhook-endpoints', {
    url: 'https://1.1.1.1/hook',
  });
  const ping = `/v1/webhook-endpoints/${webhookEndpointId}/ping`;
  const webhookDeliveryId = await create('POST', ping, {});
  const ids = {
    ...params,
    sessionId: customer.id,
    customerId,
    queueId,
    surveyId,
    webhookEndpointId,
    webhookDeliveryId,
  };
  return {
    params: { ...ids, slug: 'own-fees', locale: 'en', refreshToken: customer.refreshToken },
    secrets: [...Object.values(ids), articleId, articleText, 'My card is lost'],
  };
}

/** Valid bodies with ids of the victim, by endpoint. */
const bodies: Readonly<Record<string, (params: Victim['params']) => object>> = {
  'sessions.create': () => ({ channel: 'web', locale: 'en' }),
  'sessions.refresh': ({ refreshToken }) => ({ refreshToken }),
  'customerTokens.create': () => ({ externalId: 'crm-1' }),
  'conversations.create': ({ customerId }) => ({ customerId }),
  'conversations.handOff': ({ queueId }) => ({ queueId }),
  'conversations.markRead': () => ({ upTo: 1 }),
  'messages.send': () => ({ content: [{ type: 'text', text: 'Hello' }] }),
  'agents.create': ({ queueId }) => ({ displayName: 'New', queueIds: [queueId] }),
  'agents.update': () => ({ displayName: 'Changed' }),
  'agents.setPresence': () => ({ presence: 'available' }),
  'agentTokens.create': ({ agentId }) => ({ agentId }),
  'assignments.transfer': ({ queueId }) => ({ queueId }),
  'surveys.create': () => newSurvey,
  'surveys.respond': ({ conversationId }) => ({
    conversationId,
    answers: [{ type: 'csat', questionId: 'csat', score: 5 }],
  }),
  'knowledge.put': () => ({ title: 'Fees', body: 'Other.', validFrom: '2026-01-01' }),
  'knowledge.search': () => ({ query: articleText }),
  'webhookEndpoints.create': () => ({ url: 'https://1.1.1.1/other' }),
  'webhookEndpoints.replay': () => ({ since: '2026-01-01T00:00:00Z' }),
};

/** Returns the path and body of a request that names resources of the victim wherever the endpoint takes an id. */
export function requestOf(
  { id, path, query, body }: Endpoint,
  { params }: Victim,
): { readonly path: string; readonly body: object | undefined } {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_match, name: string) => params[name] ?? '');
  const search = new URLSearchParams();
  for (const field of Object.keys(query?.shape ?? {})) {
    const value = field === 'target' ? params['conversationId'] : params[field];
    if (value !== undefined && field !== 'locale') search.set(field, value);
  }
  return {
    path: search.size > 0 ? `${filled}?${search}` : filled,
    body: body ? (bodies[id]?.(params) ?? {}) : undefined,
  };
}

/** Reads the resources of the victim as one text, without the reads that the audit itself records. */
export async function stateOf(client: BankClient, { params }: Victim): Promise<string> {
  const conversation = `/v1/conversations/${params['conversationId']}`;
  const paths = [
    conversation,
    `${conversation}/events`,
    `/v1/customers/${params['customerId']}`,
    '/v1/agents',
    '/v1/surveys',
    `/v1/surveys/${params['surveyId']}/responses`,
    '/v1/knowledge/articles',
    '/v1/webhook-endpoints',
    `/v1/sessions?customerId=${params['customerId']}`,
    '/v1/conversations',
  ];
  const texts = await Promise.all(
    paths.map((path) => client.send({ path, credential: secretKey })),
  );
  return texts.map(({ status, text }) => `${status} ${text}`).join('\n');
}
