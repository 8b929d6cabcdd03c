import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Conversation, Problem, Queue, QueueEntry, Survey } from '@tellerkit/contract';
import { asBackEnd, asCustomer, callAs, openConversation } from '../testing/caller.ts';
import type { Answered, Caller } from '../testing/caller.ts';
import type { TestService } from '../test-kit/index.ts';
import type { Setup } from './setup.ts';

const times = (count: number) => Array.from({ length: count }, (_, index) => index);

/**
 * Checks that a customer cannot hold or store more than the bounds, also with parallel requests.
 */
export function checkBounds(setup: Setup): void {
  test('parallel joins give a customer at most three open tickets', async (context) => {
    const { bank } = await setup(context, { bounds: {} });
    const customer = await asCustomer(bank);
    const join = await joining(bank, customer);
    const answers = await Promise.all(times(12).map(join));
    assert.deepEqual(countByStatus(answers), { 201: 3, 409: 9 });
    const refused = answers.find(({ status }) => status === 409);
    assert.equal(codeOf(refused), 'limit-reached');
    const entry = answers.find(({ status }) => status === 201)?.body as QueueEntry;
    assert.equal((await customer.call('DELETE', `/v1/queue-entries/${entry.id}`)).status, 200);
    assert.equal((await join()).status, 201);
    assert.equal((await (await joining(bank, await asCustomer(bank)))()).status, 201);
  });

  test('hand-offs count as tickets, and a refused quick reply keeps its message', async (context) => {
    const { bank } = await setup(context, { bounds: {} });
    const customer = await asCustomer(bank);
    const conversations = await Promise.all(times(5).map(() => openConversation(customer)));
    const answers = await Promise.all(
      conversations
        .slice(1)
        .map(({ id }) => customer.call('POST', `/v1/conversations/${id}/hand-off`, { body: {} })),
    );
    assert.deepEqual(countByStatus(answers), { 201: 3, 409: 1 });
    const path = `/v1/conversations/${conversations[0]?.id}/messages`;
    await customer.post(path, {
      content: [{ type: 'text', text: 'A person, please', replyId: 'hand-off' }],
    });
    const { items } = await customer.get<{ items: { content: { code?: string }[] }[] }>(path);
    assert.deepEqual(
      items.map(({ content }) => content[0]?.code),
      ['limit-reached', undefined],
    );
  });

  test('a tenant with too many open tickets counts as closed', async (context) => {
    const { bank } = await setup(context, { bounds: { tenantTickets: 4 } });
    const joins = await Promise.all(
      times(6).map(async () => joining(bank, await asCustomer(bank))),
    );
    const answers = await Promise.all(joins.map((join) => join()));
    assert.deepEqual(countByStatus(answers), { 201: 4, 409: 2 });
    assert.equal(codeOf(answers.find(({ status }) => status === 409)), 'queue-closed');
  });

  test('parallel requests open at most twenty conversations of a customer a day', async (context) => {
    const { bank } = await setup(context, { bounds: {} });
    const customer = await asCustomer(bank);
    const open = () => customer.call<Conversation>('POST', '/v1/conversations', { body: {} });
    const answers = await Promise.all(times(25).map(open));
    assert.deepEqual(countByStatus(answers), { 201: 20, 409: 5 });
    const id = answers.find(({ status }) => status === 201)?.body.id;
    await customer.post(`/v1/conversations/${id}/close`);
    assert.equal((await open()).status, 201);
    assert.equal((await open()).status, 409);
  });

  test('parallel responses to a survey without a conversation end at five a day', async (context) => {
    const { bank } = await setup(context, { bounds: {} });
    const customer = await asCustomer(bank);
    const { id } = await asBackEnd(bank).post<Survey>('/v1/surveys', {
      name: 'At any time',
      touchpoint: 'any-time',
      questions: [{ type: 'csat', id: 'csat', prompt: { en: 'How was it?' } }],
    });
    const body = { answers: [{ type: 'csat', questionId: 'csat', score: 1 }] };
    const respond = () => customer.call('POST', `/v1/surveys/${id}/responses`, { body });
    const answers = await Promise.all(times(9).map(respond));
    assert.deepEqual(countByStatus(answers), { 201: 5, 409: 4 });
    assert.equal(codeOf(answers.find(({ status }) => status === 409)), 'already-responded');
  });

  test('parallel messages store at most the bytes of an anonymous customer, in all sessions', async (context) => {
    const { bank } = await setup(context, { assistant: null, bounds: { anonymousBytes: 100_000 } });
    const customer = await asCustomer(bank);
    const { id } = await openConversation(customer);
    const body = { content: [{ type: 'text', text: 'ä'.repeat(4000) }] };
    const path = `/v1/conversations/${id}/messages`;
    const answers = await Promise.all(times(12).map(() => customer.call('POST', path, { body })));
    // A message of 8,000 bytes is stored in its row and in its event
    assert.deepEqual(countByStatus(answers), { 201: 5, 409: 7 });
    assert.equal(codeOf(answers.find(({ status }) => status === 409)), 'limit-reached');
    assert.equal((await customer.call('POST', `/v1/conversations/${id}/close`)).status, 200);
    assert.equal((await customer.call('DELETE', '/v1/sessions/current')).status, 204);
  });

  test('a customer whom the bank identifies may store more than an anonymous one', async (context) => {
    const bounds = { anonymousBytes: 1000, customerBytes: 100_000 };
    const { bank } = await setup(context, { bounds });
    const known = await bank.customer({ externalId: 'crm-1' });
    assert.equal((await known.open()).state, 'assistant');
    assert.equal((await known.open()).state, 'assistant');
    const anonymous = await asCustomer(bank);
    await openConversation(anonymous);
    const refused = await anonymous.call('POST', '/v1/conversations', { body: {} });
    assert.deepEqual([refused.status, refused.body.code], [409, 'limit-reached']);
  });

  test('an identified customer beyond the bound on bytes waits for Retry-After and goes on', async (context) => {
    const { bank } = await setup(context, { assistant: null, bounds: { customerBytes: 100_000 } });
    const known = await bank.customer({ externalId: 'crm-1' });
    const customer = callAs(bank, known.token);
    const path = `/v1/conversations/${(await known.open()).id}/messages`;
    const body = { content: [{ type: 'text', text: 'ä'.repeat(4000) }] };
    const send = () => customer.call('POST', path, { body });
    const answers = await Promise.all(times(12).map(send));
    assert.deepEqual(countByStatus(answers), { 201: 5, 429: 7 });
    const refused = answers.find(({ status }) => status === 429);
    assert.equal(codeOf(refused), 'rate-limited');
    assert.match(refused?.text ?? '', /100000 bytes within 24 hours/);
    await bank.clock.jump(Number(refused?.headers.get('retry-after')) * 1000);
    assert.deepEqual(countByStatus(await Promise.all(times(2).map(send))), { 201: 1, 429: 1 });
    await bank.clock.jump(7 * 86_400_000);
    const later = callAs(bank, (await bank.customer({ externalId: 'crm-1' })).token);
    const resend = () => later.call('POST', path, { body });
    assert.deepEqual(countByStatus(await Promise.all(times(12).map(resend))), { 201: 5, 429: 7 });
  });

  test('a change that alone exceeds the bound on bytes gets an error that names its size', async (context) => {
    const { bank } = await setup(context, { bounds: { customerBytes: 5_000 } });
    const known = await bank.customer({ externalId: 'crm-1' });
    const path = `/v1/conversations/${(await known.open()).id}/messages`;
    const body = { content: [{ type: 'text', text: 'x'.repeat(4000) }] };
    const refused = await callAs(bank, known.token).call('POST', path, { body });
    assert.deepEqual([refused.status, codeOf(refused)], [409, 'limit-reached']);
    assert.match(refused.text, /allows 5000\. Send less at once/);
  });

  test('the response kept for an idempotency key takes nothing from the bound on bytes', async (context) => {
    const { bank } = await setup(context, { assistant: null, bounds: { anonymousBytes: 100_000 } });
    const customer = await asCustomer(bank);
    const path = `/v1/conversations/${(await openConversation(customer)).id}/messages`;
    const body = { content: [{ type: 'text', text: 'ä'.repeat(4000) }] };
    const send = (index: number) =>
      customer.call('POST', path, { body, headers: { 'idempotency-key': `key-${index}` } });
    assert.deepEqual(countByStatus(await Promise.all(times(12).map(send))), { 201: 5, 409: 7 });
  });
}

async function joining(bank: TestService, customer: Caller) {
  const { items } = await asBackEnd(bank).get<{ items: Queue[] }>('/v1/queues');
  const path = `/v1/queues/${items[0]?.id}/entries`;
  return () => customer.call<unknown>('POST', path, { body: {} });
}

function codeOf(answer: Answered<unknown> | undefined): string | undefined {
  return (answer?.body as Problem | undefined)?.code;
}

function countByStatus(answers: readonly { readonly status: number }[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
