import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { endpoints } from '@tellerkit/contract';
import type { Conversation, Endpoint, Survey } from '@tellerkit/contract';
import type { TestService } from '@tellerkit/service/test-kit';
import { fillTenant } from '../conformance/filled-tenant.ts';
import type { FilledTenant } from '../conformance/filled-tenant.ts';
import { asBackEnd, asCustomer, asPage, openConversation } from '../testing/caller.ts';
import { FakeWebhookSender } from '../testing/fake-webhook-sender.ts';
import { startTwoBanks } from '../testing/two-banks.ts';
import { WebhookBank } from '../testing/webhook-bank.ts';

const cardNumber = '4111-1111-1111-1111';
const values: Readonly<Record<string, unknown>> = {
  channel: 'phone',
  customer: { externalId: 'crm-1' },
  disposition: 'solved',
};

let bank: TestService;
const webhookSender = new FakeWebhookSender();
before(async () => {
  bank = await startTwoBanks({ webhookSender, bank: { dispositions: ['solved', 'fraud'] } });
});
after(() => bank.close());

describe('a field that its caller may not set', () => {
  let tenant: FilledTenant;
  before(async () => {
    tenant = await fillTenant(bank, 'first');
  });
  const cases = Object.values<Endpoint>(endpoints).flatMap((endpoint) =>
    Object.entries(endpoint.fieldCallers ?? {}).flatMap(([field, allowed]) =>
      endpoint.callers
        .filter((caller) => allowed !== 'all' && !allowed.includes(caller))
        .map((caller) => ({ endpoint, field, caller })),
    ),
  );
  assert.ok(cases.length >= 3);
  for (const { endpoint, field, caller } of cases)
    test(`${endpoint.id} refuses \`${field}\` from a ${caller}, and names the field`, async () => {
      const { conversation } = tenant.ids;
      const answer = await tenant.callers[caller].call(
        endpoint.method,
        endpoint.path.replace('{conversationId}', String(conversation)),
        { body: { [field]: values[field] ?? assert.fail(field) } },
      );
      assert.deepEqual([answer.status, answer.body.code], [403, 'forbidden']);
      assert.deepEqual(
        answer.body.errors?.map(({ path }) => path),
        [field],
      );
    });
});

test('a page opens no session on the channel of a telephone call', async () => {
  const body = { channel: 'phone', locale: 'en' };
  const answer = await asPage(bank).call('POST', '/v1/sessions', { body });
  assert.deepEqual([answer.status, answer.body.errors?.[0]?.path], [400, 'channel']);
});

test('a back end sets the channel and the disposition of a conversation', async () => {
  const backEnd = asBackEnd(bank);
  const { id, channel } = await backEnd.post<Conversation>('/v1/conversations', {
    channel: 'phone',
  });
  assert.equal(channel, 'phone');
  const body = { disposition: 'fraud' };
  const closed = await backEnd.post<Conversation>(`/v1/conversations/${id}/close`, body);
  assert.equal(closed.disposition, 'fraud');
});

test('a customer closes a conversation without a disposition', async () => {
  const customer = await asCustomer(bank);
  const { id } = await openConversation(customer);
  const closed = await customer.post<Conversation>(`/v1/conversations/${id}/close`);
  assert.deepEqual([closed.state, closed.disposition], ['closed', null]);
});

describe('a disposition that the tenant has not defined', () => {
  for (const [name, disposition] of Object.entries({
    'a code': 'follow-up',
    'a card number': cardNumber,
    'a card number without groups': '4111111111111111',
  }))
    test(`is refused and reaches no webhook: ${name}`, async () => {
      const webhooks = new WebhookBank(bank);
      await webhooks.add({ eventTypes: ['conversation.closed'] });
      const backEnd = asBackEnd(bank);
      const { id } = await backEnd.post<Conversation>('/v1/conversations');
      const path = `/v1/conversations/${id}/close`;
      const refused = await backEnd.call('POST', path, { body: { disposition } });
      assert.deepEqual([refused.status, refused.body.errors?.[0]?.path], [400, 'disposition']);
      assert.ok(!refused.text.includes(disposition));
      if (disposition === 'follow-up') assert.match(refused.body.detail, /one of solved, fraud/);
      await backEnd.post(path, { disposition: 'solved' });
      await webhooks.all('delivered');
      assert.ok(!JSON.stringify(webhookSender.requests).includes(disposition));
    });

  test('stops the start if it could be a number', async () => {
    await assert.rejects(startTwoBanks({ bank: { dispositions: [cardNumber] } }), /dispositions/);
    const queues = [{ slug: 'q-138-1234-5678', name: 'Calls' }];
    await assert.rejects(startTwoBanks({ bank: { queues } }), /queues\.slug/);
  });
});

describe('a code that looks like the number of a card', () => {
  test('names no article, no question of a survey and no skill', async () => {
    const backEnd = asBackEnd(bank);
    const article = { title: 'A', body: 'B', validFrom: '2026-01-01' };
    const put = await backEnd.call('PUT', `/v1/knowledge/articles/${cardNumber}/en`, {
      body: article,
    });
    assert.deepEqual([put.status, put.body.errors?.[0]?.path], [400, 'path.slug']);
    const question = { type: 'csat', id: cardNumber, prompt: { en: 'How was it?' } };
    const survey = { name: 'After', touchpoint: 'closed', questions: [question] };
    const created = await backEnd.call('POST', '/v1/surveys', { body: survey });
    assert.equal(created.body.errors?.[0]?.path, 'questions.0.id');
    const agent = { displayName: 'One', skills: [cardNumber] };
    const added = await backEnd.call('POST', '/v1/agents', { body: agent });
    assert.equal(added.body.errors?.[0]?.path, 'skills.0');
  });

  test('is not quoted as the name of a field', async () => {
    const question = { type: 'csat', id: 'csat', prompt: { [cardNumber]: 'How was it?' } };
    const survey = { name: 'After', touchpoint: 'closed', questions: [question] };
    const refused = await asBackEnd(bank).call<Survey>('POST', '/v1/surveys', { body: survey });
    assert.equal(refused.status, 400);
    assert.ok(!refused.text.includes(cardNumber));
  });
});
