import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { problem } from '@tellerkit/contract';
import type { TestService } from '@tellerkit/service/test-kit';
import { createService } from '../../create-service.ts';
import { openSqlite } from '../../node/index.ts';
import { asBackEnd, asCustomer, openConversation } from '../../testing/caller.ts';
import type { Answered, Caller } from '../../testing/caller.ts';
import { startTwoBanks } from '../../testing/two-banks.ts';
import type { RateLimitOptions } from './rate-limits.ts';

const minute = 60_000;
const few = (requests: number) => ({ requests, windowMs: minute });

const rateLimits: RateLimitOptions = {
  read: few(4),
  write: few(5),
  message: few(2),
  ticket: few(1),
  survey: few(1),
};

let bank: TestService;
before(async () => {
  bank = await startTwoBanks({ rateLimits });
});
after(() => bank.close());

const read = (caller: Caller) => caller.call<unknown>('GET', '/v1/conversations');

test('every response carries the remaining quota and the time until the quota grows', async () => {
  const customer = await asCustomer(bank);
  const first = await read(customer);
  assert.equal(first.headers.get('ratelimit-policy'), '"read";q=4;w=60');
  assert.equal(first.headers.get('ratelimit'), '"read";r=3;t=15');
  const wrong = await customer.call('GET', '/v1/conversations?limit=many');
  assert.equal(wrong.status, 400);
  assert.equal(wrong.headers.get('ratelimit'), '"read";r=2;t=30');
});

test('a caller over the limit gets a Retry-After, and may call again after that delay', async () => {
  const customer = await asCustomer(bank);
  for (let index = 0; index < 4; index += 1) assert.equal((await read(customer)).status, 200);
  const refused = await read(customer);
  assertLimited(refused, '15');
  assert.equal(refused.headers.get('ratelimit'), '"read";r=0;t=15');
  await bank.clock.advance(14_999);
  assert.equal((await read(customer)).status, 429);
  await bank.clock.advance(1);
  assert.equal((await read(customer)).status, 200);
});

test('each caller and each class of requests has a separate quota', async () => {
  const greedy = await asCustomer(bank);
  for (let index = 0; index < 5; index += 1) await read(greedy);
  assert.equal((await read(greedy)).status, 429);
  assert.equal((await read(await asCustomer(bank))).status, 200);
  assert.equal((await openConversation(greedy)).state, 'assistant');
});

describe('rate limits of a customer', () => {
  test('a customer cannot flood a conversation with messages', async () => {
    const customer = await asCustomer(bank);
    const { id } = await openConversation(customer);
    const send = () =>
      customer.call<unknown>('POST', `/v1/conversations/${id}/messages`, {
        body: { content: [{ type: 'text', text: 'Hello' }] },
      });
    assert.equal((await send()).status, 201);
    assert.equal((await send()).status, 201);
    assertLimited(await send(), '30');
  });

  test('a customer cannot draw any number of tickets', async () => {
    const customer = await asCustomer(bank);
    const { items } = await asBackEnd(bank).get<{ items: { id: string }[] }>('/v1/queues');
    const path = `/v1/queues/${items[0]?.id}/entries`;
    assert.equal((await customer.call('POST', path, { body: {} })).status, 201);
    assertLimited(await customer.call<unknown>('POST', path, { body: {} }), '60');
  });

  test('a customer cannot answer surveys any number of times', async () => {
    const customer = await asCustomer(bank);
    const { id } = await asBackEnd(bank).post<{ id: string }>('/v1/surveys', {
      name: 'At any time',
      touchpoint: 'any-time',
      questions: [{ type: 'csat', id: 'csat', prompt: { en: 'How was it?' } }],
    });
    const body = { answers: [{ type: 'csat', questionId: 'csat', score: 1 }] };
    const path = `/v1/surveys/${id}/responses`;
    assert.equal((await customer.call('POST', path, { body })).status, 201);
    assertLimited(await customer.call<unknown>('POST', path, { body }), '60');
  });
});

test('the service rejects a request over the rate limit without reading its body', async () => {
  const customer = await asCustomer(bank);
  const body = 'x'.repeat(10_000_000);
  const answers = [];
  for (let index = 0; index < 6; index += 1)
    answers.push((await customer.call('POST', '/v1/conversations', { body })).status);
  assert.deepEqual(answers, [413, 413, 413, 413, 413, 429]);
});

test('a tenant may override the rate limits or switch them off', async () => {
  const keys = { publishableKeys: [], allowedOrigins: [] };
  const service = createService({
    database: openSqlite(':memory:'),
    rateLimits: { key: few(1) },
    tenants: [
      { ...keys, slug: 'one', name: 'One', secretKeys: ['sk_one_0123456789abcdef'] },
      {
        ...keys,
        slug: 'two',
        name: 'Two',
        secretKeys: ['sk_two_0123456789abcdef'],
        rateLimits: { key: few(2) },
      },
      {
        ...keys,
        slug: 'three',
        name: 'Three',
        secretKeys: ['sk_three_0123456789abcdef'],
        rateLimits: false,
      },
    ],
  });
  const statuses = async (key: string) => {
    const answers: number[] = [];
    for (let index = 0; index < 3; index += 1) {
      const headers = { authorization: `Bearer ${key}_0123456789abcdef` };
      const request = new Request('http://service.test/v1/queues', { headers });
      answers.push((await service.fetch(request)).status);
    }
    return answers;
  };
  assert.deepEqual(await statuses('sk_one'), [200, 429, 429]);
  assert.deepEqual(await statuses('sk_two'), [200, 200, 429]);
  assert.deepEqual(await statuses('sk_three'), [200, 200, 200]);
  await service.close();
});

test('createService rejects invalid rate limits', () => {
  for (const wrong of [{ read: few(0) }, { read: { requests: 1, windowMs: 10 } }, { reed: few(1) }])
    assert.throws(
      () =>
        createService({
          database: openSqlite(':memory:'),
          tenants: [],
          rateLimits: wrong,
        }),
      /rate limit/,
    );
});

function assertLimited(answer: Answered<unknown>, wait: string) {
  const { code } = problem.parse(answer.body);
  assert.deepEqual([answer.status, code], [429, 'rate-limited']);
  assert.equal(answer.headers.get('retry-after'), wait);
}
