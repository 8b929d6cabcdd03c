import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { AuditEntry, Session } from '@tellerkit/contract';
import type { TestService } from '@tellerkit/service/test-kit';
import { asBackEnd, callFrom } from '../../testing/caller.ts';
import type { Caller } from '../../testing/caller.ts';
import { startTwoBanks } from '../../testing/two-banks.ts';

const opening = { body: { channel: 'web', locale: 'en' } };
const flooder = '203.0.113.66';

let bank: TestService;
beforeEach(async () => {
  bank = await startTwoBanks({ rateLimits: {} });
});
afterEach(() => bank.close());

const open = (address: string) =>
  callFrom(bank, address).call<Session>('POST', '/v1/sessions', opening);
const refresh = (address: string, refreshToken: string) =>
  callFrom(bank, address).call('POST', '/v1/sessions/refresh', { body: { refreshToken } });
const isLimited = ({ status }: { status: number }) => status === 429;

async function flood<Answer>(times: number, call: () => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let index = 0; index < times; index += 1) answers.push(await call());
  return answers;
}

test('an address opens 20 sessions a minute, and another address is not affected', async () => {
  const answers = await flood(30, () => open(flooder));
  assert.equal(answers.filter(isLimited).length, 10);
  assert.equal(answers.at(-1)?.headers.get('ratelimit-policy'), '"newSession";q=20;w=60');
  assert.equal((await open('203.0.113.67')).status, 201);
  await bank.clock.advance(3000);
  assert.equal((await open(flooder)).status, 201);
});

test('a flood from one address fails no refresh of other customers', async () => {
  await bank.close();
  const session = { requests: 400, windowMs: 60_000 };
  bank = await startTwoBanks({ rateLimits: { session } });
  const honest = await Promise.all(
    Array.from({ length: 58 }, async (_, index) => {
      const address = `198.51.100.${index}`;
      return { address, session: (await open(address)).body };
    }),
  );
  await flood(200, () => open(flooder));
  await flood(600, () => refresh(flooder, 'rt_unknown'));
  const refreshed = await Promise.all(
    honest.map(({ address, session: { refreshToken } }) => refresh(address, refreshToken)),
  );
  assert.equal(refreshed.filter(({ status }) => status !== 200).length, 0);
});

test('an open session behind the address of a flooder can still refresh', async () => {
  const { refreshToken } = (await open(flooder)).body;
  const opened = await flood(40, () => open(flooder));
  assert.ok(opened.some(isLimited));
  const guesses = await flood(400, () => refresh(flooder, `rt_${'0'.repeat(64)}`));
  assert.equal(guesses[0]?.status, 401);
  assert.equal(guesses.filter(isLimited).length, 100);
  assert.equal((await refresh(flooder, refreshToken)).status, 200);
});

test('a guess of a refresh token beyond the limit costs no query for its session', async () => {
  const waits = async () =>
    Number(/_database_wait_seconds_count (\d+)/.exec(await bank.service.metrics())?.[1]);
  const queriesFor = async (token: string) => {
    const before = await waits();
    await flood(10, () => refresh(flooder, token));
    return (await waits()) - before;
  };
  const token = `rt_${'0'.repeat(64)}`;
  await flood(400, () => refresh(flooder, token));
  // The service never looks up a token of another form
  assert.equal(await queriesFor(token), await queriesFor('rt_unknown'));
});

test('a session refreshes 30 times a minute, which takes nothing from other sessions', async () => {
  const { refreshToken } = (await open(flooder)).body;
  let token = refreshToken;
  const answers = await flood(40, async () => {
    const answer = await refresh(flooder, token);
    token = (answer.body as unknown as Partial<Session>).refreshToken ?? token;
    return answer;
  });
  assert.equal(answers.filter(isLimited).length, 10);
  const other = (await open(flooder)).body;
  assert.equal((await refresh(flooder, other.refreshToken)).status, 200);
});

test('a refresh without a refresh token, or with an oversized body, counts by address', async () => {
  const bodies = ['{', '[]', { refreshToken: 7 }, 'x'.repeat(300_000)];
  const answers = await flood(320, () => {
    const body = bodies[Math.floor(bank.random() * bodies.length)];
    return callFrom(bank, flooder).call('POST', '/v1/sessions/refresh', { body });
  });
  assert.equal(answers.filter(isLimited).length, 20);
});

test('an address that guesses keys and tokens gets 429, and valid ones still succeed', async () => {
  const known = (await open(flooder)).body;
  const guess = (index: number) =>
    callFrom(
      bank,
      flooder,
      index % 2 ? `sk_guess_${String(index).padStart(16, '0')}` : 'a.b.c',
    ).call('GET', '/v1/queues');
  let index = 0;
  const answers = await flood(400, () => guess((index += 1)));
  assert.deepEqual(
    [answers.filter(({ status }) => status === 401).length, answers.filter(isLimited).length],
    [300, 100],
  );
  assert.ok(Number(answers.at(-1)?.headers.get('retry-after')) >= 1);
  const page = callFrom(bank, flooder);
  assert.equal((await page.call('GET', '/v1/queues')).status, 200);
  const customer = callFrom(bank, flooder, known.token);
  assert.equal((await customer.call('GET', '/v1/conversations')).status, 200);
});

test('requests with only a publishable key count by address', async () => {
  await bank.close();
  bank = await startTwoBanks({ rateLimits: { address: { requests: 3, windowMs: 60_000 } } });
  const read = (address: string) => callFrom(bank, address).call('GET', '/v1/queues');
  const answers = await flood(5, () => read(flooder));
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200, 200, 429, 429],
  );
  assert.equal((await read('203.0.113.67')).status, 200);
});

test('searches by pages and customers of one address share a limit, and back ends have none', async () => {
  await bank.close();
  bank = await startTwoBanks({ rateLimits: { addressSearch: { requests: 4, windowMs: 60_000 } } });
  const search = (caller: Caller) =>
    caller.call('POST', '/v1/knowledge/search', { body: { query: 'lost card' } });
  const page = callFrom(bank, flooder);
  const customer = callFrom(bank, flooder, (await open(flooder)).body.token);
  const answers = [
    ...(await flood(3, () => search(page))),
    ...(await flood(3, () => search(customer))),
  ];
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200, 200, 200, 429, 429],
  );
  assert.equal((await page.call('GET', '/v1/queues')).status, 200);
  assert.equal((await search(callFrom(bank, '203.0.113.67'))).status, 200);
  const backEnd = callFrom(bank, flooder, bank.secretKey);
  for (const { status } of await flood(6, () => search(backEnd))) assert.equal(status, 200);
});

test('the networks of one IPv6 site share ten times the limits of an address', async () => {
  const networks = Array.from({ length: 15 }, (_, index) => `2001:db8:5:${index}::1`);
  const other = '2001:db8:6::1';
  const opened = await Promise.all(networks.map((address) => flood(20, () => open(address))));
  const answers = opened.flat();
  assert.equal(answers.filter(({ status }) => status === 201).length, 200);
  const refused = answers.find(isLimited);
  assert.equal(refused?.headers.get('ratelimit-policy'), '"newSession";q=200;w=60');
  assert.equal((await open(other)).status, 201);
  const guess = (address: string) =>
    callFrom(bank, address, 'sk_guess_0123456789abcdef').call('GET', '/v1/queues');
  const guesses = await Promise.all(networks.map((address) => flood(300, () => guess(address))));
  assert.equal(guesses.flat().filter(isLimited).length, 1500);
  assert.equal((await guess(other)).status, 401);
});

test('an IPv6 site draws at most ten times the tickets of an address', async () => {
  await bank.close();
  const addressTicket = { requests: 2, windowMs: 3_600_000 };
  bank = await startTwoBanks({ rateLimits: { addressTicket } });
  const { items } = await callFrom(bank, flooder).get<{ items: { id: string }[] }>('/v1/queues');
  const draw = async (address: string) => {
    const { token } = (await open(address)).body;
    const path = `/v1/queues/${items[0]?.id}/entries`;
    return callFrom(bank, address, token).call('POST', path, { body: {} });
  };
  const answers = [];
  for (let network = 0; network < 15; network += 1)
    answers.push(...(await flood(2, () => draw(`2001:db8:5:${network.toString(16)}00::1`))));
  assert.equal(answers.filter(({ status }) => status === 201).length, 20);
  assert.equal((await draw('2001:db8:6::1')).status, 201);
});

test('the address of a client stays out of responses, logged errors and the audit', async () => {
  const answers = await flood(30, () => open(flooder));
  const { token } = answers[0]?.body as Session;
  const customer = callFrom(bank, flooder, token);
  const unknown = '/v1/conversations/cnv_00000000000000000000000000';
  assert.equal((await customer.call('GET', unknown)).status, 404);
  const { items } = await asBackEnd(bank).get<{ items: AuditEntry[] }>('/v1/audit?limit=100');
  const statuses = new Set(items.map(({ status }) => status));
  for (const status of [201, 404, 429]) assert.ok(statuses.has(status), `${status} in the audit`);
  for (const { text, headers } of answers)
    assert.ok(!`${text} ${JSON.stringify([...headers])}`.includes(flooder));
  assert.ok(!JSON.stringify(items).includes(flooder));
  assert.ok(!JSON.stringify(bank.errors).includes(flooder));
});
