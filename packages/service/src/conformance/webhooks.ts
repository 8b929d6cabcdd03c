import assert from 'node:assert/strict';
import { createHmac, createPublicKey, verify } from 'node:crypto';
import { test } from 'node:test';
import { webhookEvent } from '@tellerkit/contract';
import type { QueueEntry, Survey, WebhookEndpointWithKey } from '@tellerkit/contract';
import type { WebhookRequest } from '../platform/webhooks/webhook-sender.ts';
import type { TestService } from '../test-kit/index.ts';
import { asBackEnd, asCustomer, asPage, callAs, openConversation } from '../testing/caller.ts';
import { FakeWebhookSender } from '../testing/fake-webhook-sender.ts';
import { keys } from '../testing/two-banks.ts';
import { WebhookBank } from '../testing/webhook-bank.ts';
import type { Setup } from './setup.ts';

const hour = 3_600_000;
const privateText = 'my card ends in 4711';

/**
 * Checks that endpoints receive each subscribed event once, with a valid signature.
 */
export function checkWebhooks(setup: Setup): void {
  test('an endpoint receives events of every type with ids but no customer data', async (context) => {
    const webhookSender = new FakeWebhookSender();
    const { bank } = await setup(context, { webhookSender });
    const webhooks = new WebhookBank(bank);
    await webhooks.add();
    await journey(bank);
    const deliveries = await webhooks.all('delivered');
    await webhookSender.sent(deliveries.length);
    const types = [...new Set(webhookSender.events.map(({ type }) => type))].sort();
    assert.deepEqual(types, [
      'conversation.closed',
      'conversation.created',
      'message.created',
      'queue.joined',
      'queue.left',
      'survey.offered',
      'survey.response.created',
    ]);
    for (const event of webhookSender.events)
      assert.notEqual(webhookEvent.parse(event).type, 'unknown');
    const sent = JSON.stringify(webhookSender.requests);
    for (const text of [privateText, 'crm-4711', 'Account holder'])
      assert.ok(!sent.includes(text), text);
    const withoutConversation = webhookSender.events.filter(
      ({ data }) => data['conversationId'] === null,
    );
    assert.deepEqual(
      withoutConversation.map(({ type }) => type).sort(),
      ['queue.joined', 'queue.left'],
      'a ticket without a conversation',
    );
    const ids = webhookSender.events.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    const response = webhookSender.events.find(({ type }) => type === 'survey.response.created');
    assert.deepEqual(
      [response?.data['scores'], response?.data['commented']],
      [[{ questionId: 'csat', score: 5 }], true],
    );
    assert.deepEqual(bank.errors, []);
  });

  test('an endpoint receives only the subscribed types, and no event of another tenant', async (context) => {
    const webhookSender = new FakeWebhookSender();
    const { bank } = await setup(context, { webhookSender });
    const webhooks = new WebhookBank(bank);
    await webhooks.add({ eventTypes: ['message.created'] });
    await openConversation(await asCustomer(bank, keys.otherPublishable));
    const customer = await asCustomer(bank);
    const { id } = await openConversation(customer);
    await customer.post(`/v1/conversations/${id}/messages`, newMessage('Hello'));
    await webhookSender.sent(2);
    const deliveries = await webhooks.all('delivered');
    assert.deepEqual(
      new Set(deliveries.map(({ eventType }) => eventType)),
      new Set(['message.created']),
    );
    assert.deepEqual(
      new Set(webhookSender.events.map(({ data }) => data['conversationId'])),
      new Set([id]),
    );
  });

  test('a webhook carries the headers of Standard Webhooks, and its body is signed', async (context) => {
    const webhookSender = new FakeWebhookSender();
    const { bank } = await setup(context, { webhookSender });
    const webhooks = new WebhookBank(bank);
    const shared = await webhooks.add({ url: 'https://bank.example/shared' });
    const pair = await webhooks.add({ url: 'https://bank.example/pair', signing: 'ed25519' });
    assert.match(shared.verificationKey, /^whsec_/);
    assert.match(pair.verificationKey, /^whpk_/);
    assert.equal(pair.keys[0]?.publicKey, pair.verificationKey);
    await openConversation(await asCustomer(bank));
    await webhookSender.sent(2);
    for (const request of webhookSender.requests) {
      const { id } = JSON.parse(request.body) as { id: string };
      assert.equal(request.headers['webhook-id'], id);
      assert.equal(request.headers['webhook-timestamp'], String(bank.clock.now() / 1000));
      assert.equal(request.headers['content-type'], 'application/json');
      const endpoint = request.url === shared.url ? shared : pair;
      assert.deepEqual(verifySignatures(request, endpoint), [true]);
    }
    // The service never returns the signing key again
    const shown = JSON.stringify(await webhooks.endpoint(shared.id));
    assert.ok(!shown.includes(shared.verificationKey.slice(6)));
  });

  test('after a key rotation, both keys sign webhooks until the overlap ends', async (context) => {
    const webhookSender = new FakeWebhookSender();
    const { bank } = await setup(context, { webhookSender });
    const first = await new WebhookBank(bank).add();
    const path = `/v1/webhook-endpoints/${first.id}/rotate-key`;
    const second = await asBackEnd(bank).post<WebhookEndpointWithKey>(path);
    assert.notEqual(second.verificationKey, first.verificationKey);
    assert.deepEqual([second.keys.length, second.keys[0]?.expiresAt], [2, null]);
    const ping = () => asBackEnd(bank).post(`/v1/webhook-endpoints/${first.id}/ping`);
    await ping();
    await webhookSender.sent(1);
    const [during] = webhookSender.requests as [WebhookRequest];
    assert.deepEqual(verifySignatures(during, second), [true, false]);
    assert.deepEqual(verifySignatures(during, first), [false, true]);
    await bank.clock.jump(24 * hour);
    await ping();
    await webhookSender.sent(2);
    assert.deepEqual(verifySignatures(webhookSender.requests[1] as WebhookRequest, second), [true]);
    // With `overlapMs: 0`, for a leaked key, the old keys end at once
    const third = await asBackEnd(bank).post<WebhookEndpointWithKey>(path, { overlapMs: 0 });
    assert.equal(third.keys.length, 1);
  });

  test('the database stores no webhook secret as plain text, not even in idempotent responses', async (context) => {
    const { bank, database } = await setup(context);
    if (!database) return;
    const headers = { 'idempotency-key': 'add-once' };
    const body = { url: 'https://bank.example/webhooks' };
    const add = () => asBackEnd(bank).call('POST', '/v1/webhook-endpoints', { body, headers });
    const [first, again] = [await add(), await add()];
    assert.equal(again.text, first.text);
    const { verificationKey } = JSON.parse(first.text) as WebhookEndpointWithKey;
    for (const table of ['webhook_keys', 'webhook_endpoints', 'idempotency'])
      assert.ok(!JSON.stringify(await database.readAll(table)).includes(verificationKey.slice(6)));
  });

  test('a rejected change sends no webhook', async (context) => {
    const webhookSender = new FakeWebhookSender();
    const { bank } = await setup(context, { webhookSender });
    const webhooks = new WebhookBank(bank);
    await webhooks.add({ eventTypes: ['survey.response.created'] });
    const { customer, surveyId, conversationId } = await journey(bank);
    const again = { conversationId, answers: [{ type: 'csat', questionId: 'csat', score: 1 }] };
    const path = `/v1/surveys/${surveyId}/responses`;
    assert.equal((await customer.call('POST', path, { body: again })).status, 409);
    await webhookSender.sent(1);
    assert.equal((await webhooks.all('delivered')).length, 1);
  });

  test('without a webhook sender, deliveries wait until a service with a webhook sender starts', async (context) => {
    const { bank, restart, database } = await setup(context);
    const webhooks = new WebhookBank(bank);
    await webhooks.add();
    await openConversation(await asCustomer(bank));
    const [waiting] = await webhooks.deliveries();
    assert.deepEqual(
      [waiting?.state, waiting?.failure, waiting?.nextTryAt],
      ['pending', 'no-sender', null],
    );
    if (!database) return;
    const webhookSender = new FakeWebhookSender();
    const next = await restart({ webhookSender });
    await webhookSender.sent(1);
    const [sent] = await new WebhookBank(next).all('delivered');
    assert.equal(sent?.id, waiting?.id);
  });
}

const newMessage = (text: string) => ({ content: [{ type: 'text', text }] });

/**
 * Lets a customer send a message, join a queue, draw and return a ticket, close the conversation, and respond to the
 * survey.
 */
async function journey(bank: TestService) {
  const survey = await asBackEnd(bank).post<Survey>('/v1/surveys', {
    name: 'After',
    touchpoint: 'conversation-closed',
    questions: [
      { type: 'csat', id: 'csat', prompt: { en: 'How was it?' } },
      { type: 'comment', id: 'why', prompt: { en: 'Why?' } },
    ],
  });
  const named = { externalId: 'crm-4711', displayName: 'Account holder' };
  const { token: customerToken } = await asBackEnd(bank).post<{ token: string }>(
    '/v1/customer-tokens',
    named,
  );
  const { token } = await asPage(bank).post<{ token: string }>('/v1/sessions', {
    channel: 'web',
    locale: 'en',
    customerToken,
  });
  const customer = callAs(bank, token);
  const { id: conversationId } = await openConversation(customer);
  const path = `/v1/conversations/${conversationId}`;
  await customer.post(`${path}/messages`, newMessage(privateText));
  const entry = await customer.post<QueueEntry>(`${path}/hand-off`);
  const ticket = await customer.post<QueueEntry>(`/v1/queues/${entry.queueId}/entries`);
  await customer.call('DELETE', `/v1/queue-entries/${ticket.id}`);
  await customer.post(`${path}/close`);
  await customer.post(`/v1/surveys/${survey.id}/responses`, {
    conversationId,
    answers: [
      { type: 'csat', questionId: 'csat', score: 5 },
      { type: 'comment', questionId: 'why', text: privateText },
    ],
  });
  return { customer, conversationId, surveyId: survey.id };
}

/** Verifies each signature of a webhook with the key, independently of the service's own code. */
function verifySignatures(
  { headers, body }: WebhookRequest,
  { verificationKey }: WebhookEndpointWithKey,
) {
  const content = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  return (headers['webhook-signature'] ?? '').split(' ').map((signature) => {
    const [version, value = ''] = signature.split(',');
    if (verificationKey.startsWith('whsec_')) {
      const key = Buffer.from(verificationKey.slice(6), 'base64');
      const expected = createHmac('sha256', key).update(content).digest('base64');
      return version === 'v1' && value === expected;
    }
    const x = Buffer.from(verificationKey.slice(5), 'base64').toString('base64url');
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    const bytes = Buffer.from(value, 'base64');
    return version === 'v1a' && verify(null, Buffer.from(content), key, bytes);
  });
}
