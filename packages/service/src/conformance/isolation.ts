import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endpoints } from '@tellerkit/contract';
import type {
  Agent,
  Assignment,
  Problem,
  QueueEntry,
  Survey,
  WebhookDelivery,
  WebhookEndpoint,
} from '@tellerkit/contract';
import type { Answered } from '../testing/caller.ts';
import { keys } from '../testing/service-harness.ts';
import type { ServiceHarness } from '../testing/service-harness.ts';
import type { Setup } from './setup.ts';

const unknownTail = '00000000000000000000000000';

/** A body that fits each endpoint which takes one and names something in its path. */
const bodies: Readonly<Record<string, unknown>> = {
  'conversations.handOff': {},
  'conversations.close': {},
  'conversations.markRead': { upTo: 1 },
  'messages.send': { content: [{ type: 'text', text: 'Hello' }] },
  'queues.join': {},
  'assignments.complete': {},
  'webhookEndpoints.update': { url: 'https://bank.example/webhooks' },
  'webhookEndpoints.replay': { since: '2026-01-01T00:00:00Z' },
  'surveys.respond': { answers: [{ type: 'csat', questionId: 'csat', score: 5 }] },
};

/**
 * Nobody reaches, or learns of, what belongs to another tenant or customer.
 *
 * @internal
 */
export function checkIsolation(setup: Setup): void {
  test('ids of another tenant are answered like unknown ones, at every endpoint by every role', async (context) => {
    const { harness } = await setup(context);
    const ids = await fillTenant(harness);
    const callers = await otherTenant(harness);
    let tried = 0;
    for (const endpoint of Object.values(endpoints)) {
      const name = /\{(\w+Id)\}/.exec(endpoint.path)?.[1];
      if (!name || !('params' in endpoint)) continue;
      const id = ids[name];
      assert.ok(id, `no ${name} to try`);
      const unknown = `${id.slice(0, 4)}${unknownTail}`;
      const body =
        endpoint.id === 'assignments.transfer' ? { queueId: ids['queueId'] } : bodies[endpoint.id];
      for (const role of endpoint.callers) {
        const answer = (used: string) =>
          callers[role].call(endpoint.method, endpoint.path.replace(`{${name}}`, used), {
            ...(endpoint.method !== 'GET' && endpoint.method !== 'DELETE' && { body: body ?? {} }),
          });
        const foreign: Answered<Problem> = await answer(id);
        const missing: Answered<Problem> = await answer(unknown);
        assert.equal(foreign.status, 404, `${endpoint.id} by ${role}`);
        const { requestId: _one, ...seen } = foreign.body;
        const { requestId: _other, ...expected } = missing.body;
        assert.deepEqual(seen, expected, `${endpoint.id} by ${role}`);
        tried += 1;
      }
    }
    assert.ok(tried > 40, `${tried} tries`);
  });

  test('lists show the own tenant alone', async (context) => {
    const { harness } = await setup(context);
    await fillTenant(harness);
    const callers = await otherTenant(harness);
    for (const path of [
      '/v1/conversations',
      '/v1/agents',
      '/v1/surveys',
      '/v1/knowledge/articles',
      '/v1/webhook-endpoints',
      '/v1/webhook-deliveries',
    ]) {
      const { items } = await callers.secret.get<{ items: { displayName?: string }[] }>(path);
      assert.deepEqual(
        items.filter((item) => item.displayName !== 'Other'),
        [],
        path,
      );
    }
  });

  test('a customer sees the own conversations alone', async (context) => {
    const { harness } = await setup(context);
    const mine = await harness.customer();
    const conversation = await harness.open(mine);
    const stranger = await harness.customer();
    const path = `/v1/conversations/${conversation.id}`;
    for (const read of [path, `${path}/messages`, `${path}/events`, `${path}/events/stream`])
      assert.equal((await stranger.call('GET', read)).status, 404, read);
    assert.deepEqual(await stranger.get('/v1/conversations'), { items: [], nextCursor: null });
  });

  test('a token of one tenant opens no session at another', async (context) => {
    const { harness } = await setup(context);
    const { token } = await harness.back.post<{ token: string }>('/v1/customer-tokens', {
      externalId: 'customer-7',
    });
    const answer = await harness.as(keys.otherPublishable).call('POST', '/v1/sessions', {
      body: { channel: 'web', locale: 'en', customerToken: token },
    });
    assert.deepEqual([answer.status, answer.body.code], [401, 'invalid-token']);
  });
}

/** One of everything, in the first tenant. */
async function fillTenant(harness: ServiceHarness): Promise<Record<string, string | undefined>> {
  const customer = await harness.customer();
  const conversation = await harness.open(customer);
  const agent = await harness.back.post<Agent>('/v1/agents', { displayName: 'Counter 1' });
  const issued = await harness.back.post<{ token: string }>('/v1/agent-tokens', {
    agentId: agent.id,
  });
  const desk = harness.as(issued.token);
  await desk.call('PUT', '/v1/agents/me/presence', { body: { presence: 'available' } });
  const entry = await customer.post<QueueEntry>(`/v1/conversations/${conversation.id}/hand-off`);
  const reader = await desk.stream('/v1/agents/me/desk/stream');
  const event = await reader.next();
  await reader.cancel();
  const { assignments } = event?.data.data as unknown as { assignments: Assignment[] };
  const survey = await harness.back.post<Survey>('/v1/surveys', {
    name: 'After a conversation',
    touchpoint: 'conversation-closed',
    questions: [{ type: 'csat', id: 'csat', prompt: { en: 'How was it?' } }],
  });
  const endpoint = await harness.back.post<WebhookEndpoint>('/v1/webhook-endpoints', {
    url: 'https://bank.example/webhooks',
  });
  const delivery = await harness.back.post<WebhookDelivery>(
    `/v1/webhook-endpoints/${endpoint.id}/ping`,
  );
  return {
    conversationId: conversation.id,
    entryId: entry.id,
    queueId: entry.queueId,
    agentId: agent.id,
    assignmentId: assignments[0]?.id,
    surveyId: survey.id,
    webhookEndpointId: endpoint.id,
    webhookDeliveryId: delivery.id,
  };
}

/** Every role, in the second tenant. */
async function otherTenant(harness: ServiceHarness) {
  const secret = harness.as(keys.otherSecret);
  const agent = await secret.post<Agent>('/v1/agents', { displayName: 'Other' });
  const { token } = await secret.post<{ token: string }>('/v1/agent-tokens', {
    agentId: agent.id,
  });
  return {
    publishable: harness.as(keys.otherPublishable),
    customer: await harness.customer(keys.otherPublishable),
    agent: harness.as(token),
    secret,
  };
}
