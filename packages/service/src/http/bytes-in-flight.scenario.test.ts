import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { asCustomer, callFrom, openConversation } from '../testing/caller.ts';
import type { TestService } from '../test-kit/index.ts';
import { startTwoBanks } from '../testing/two-banks.ts';

const page = 1024 * 1024;
const timeout = 60_000;
const limits = {
  flightBytesPerCaller: 2 * page,
  flightBytesPerAddress: 5 * page,
  flightBytes: 5 * page,
};
const content = Array.from({ length: 10 }, () => ({ type: 'markdown', text: 'x'.repeat(16_000) }));

async function start(context: TestContext, more: Partial<typeof limits> = {}) {
  const bank = await startTwoBanks({
    rateLimits: false,
    assistant: null,
    limits: { ...limits, ...more },
  });
  context.after(() => bank.close());
  return bank;
}

/** Opens a session whose conversation has a full page of large messages. */
async function hoarder(bank: TestService) {
  const customer = await asCustomer(bank);
  const path = `/v1/conversations/${(await openConversation(customer)).id}`;
  for (let index = 0; index < 7; index += 1) await customer.post(`${path}/messages`, { content });
  const open = () => customer.fetch('GET', `${path}/events?limit=500`);
  return { customer, path, open };
}

const statuses = (responses: readonly Response[]) => responses.map(({ status }) => status);

async function openMany(open: () => Promise<Response>, count: number): Promise<Response[]> {
  const responses: Response[] = [];
  for (let index = 0; index < count; index += 1) responses.push(await open());
  return responses;
}

test('a caller who reads no response gets 429 beyond its bytes in flight, and others are served', async (context) => {
  const bank = await start(context);
  const greedy = await hoarder(bank);
  const other = await hoarder(bank);
  const unread = await openMany(greedy.open, 4);
  assert.deepEqual(statuses(unread), [200, 200, 429, 429]);
  assert.equal(unread.at(-1)?.headers.get('retry-after'), '5');
  assert.equal((await other.open()).status, 200);
  await unread[0]?.body?.cancel();
  const next = await greedy.open();
  assert.equal(next.status, 200);
  assert.equal(((await next.json()) as { items: unknown[] }).items.length, 7);
  assert.equal((await greedy.open()).status, 200, 'a response that was read is not in flight');
});

test('all callers together get 503 for large responses beyond the total, and small ones are served', async (context) => {
  const bank = await start(context, { flightBytes: 2.5 * page });
  const [first, second] = [await hoarder(bank), await hoarder(bank)];
  const unread = [...(await openMany(first.open, 2)), await second.open()];
  assert.deepEqual(statuses(unread), [200, 200, 503]);
  assert.equal(unread.at(-1)?.headers.get('retry-after'), '5');
  assert.equal((await second.customer.call('GET', '/v1/conversations')).status, 200);
});

test('all callers of one address together get 429 beyond its bytes in flight, and other addresses are served', async (context) => {
  const bank = await start(context, { flightBytesPerAddress: 2.5 * page });
  const { path, customer, open } = await hoarder(bank);
  const others = [await hoarder(bank), await hoarder(bank)];
  const from = (address: string, { customer: { credential }, path: own }: (typeof others)[0]) =>
    callFrom(bank, address, credential).fetch('GET', `${own}/events?limit=500`);
  const unread: Response[] = [];
  for (const hoard of [...others, { path, customer, open }])
    unread.push(await from('203.0.113.7', hoard));
  assert.deepEqual(statuses(unread), [200, 200, 429]);
  assert.match((await unread.at(-1)?.text()) ?? '', /of your address/);
  const other = await from('203.0.113.8', { path, customer, open });
  assert.equal(other.status, 200);
  await other.body?.cancel();
  await unread[0]?.body?.cancel();
  assert.equal((await from('203.0.113.7', { path, customer, open })).status, 200);
});

test('a response that nobody reads is cut after 30 s, and no longer counts', async (context) => {
  const bank = await start(context);
  const greedy = await hoarder(bank);
  const [unread] = await openMany(greedy.open, 3);
  await bank.clock.advance(30_000);
  await assert.rejects(unread?.text() ?? Promise.resolve(''), /too slow/);
  assert.deepEqual(statuses(await openMany(greedy.open, 2)), [200, 200]);
});

test('a slow reader that takes a chunk in time gets the whole response', async (context) => {
  const bank = await start(context);
  const { open } = await hoarder(bank);
  const response = await open();
  const reader = response.body?.getReader();
  let length = 0;
  for (;;) {
    await bank.clock.advance(29_000);
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done) break;
    length += value?.length ?? 0;
  }
  assert.equal(length, Number(response.headers.get('content-length')));
});

test('a HEAD request and a refused request leave nothing in flight', async (context) => {
  const bank = await start(context);
  const { customer, path, open } = await hoarder(bank);
  for (let index = 0; index < 10; index += 1)
    assert.equal((await customer.fetch('HEAD', `${path}/events?limit=500`)).status, 200);
  for (let index = 0; index < 40; index += 1)
    await customer.call('POST', '/v1/conversations', { body: 'x'.repeat(100_000) });
  assert.deepEqual(statuses(await openMany(open, 2)), [200, 200]);
});

test('a stream whose reader takes no large events counts, and is cut beyond the bytes in flight', async (context) => {
  const bank = await start(context, { flightBytesPerCaller: page });
  const { customer, path } = await hoarder(bank);
  const streams = await openMany(() => customer.fetch('GET', `${path}/events/stream`), 8);
  const readers = streams.map(({ body }) => body!.getReader());
  // The first line and the small first event. Then a large event waits for each reader
  for (const reader of readers) for (let reads = 0; reads < 2; reads += 1) await reader.read();
  await bank.clock.settle();
  const results = await Promise.allSettled(readers.map((reader) => reader.read()));
  // A large event counts twice, because the event before may wait in the socket
  assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 3);
  for (const reader of readers) await reader.cancel().catch(() => undefined);
});

for (const pieceBytes of [150_000, 8000])
  test(
    `request bodies that arrive in pieces of ${pieceBytes} bytes count, and a body beyond the bytes in flight is refused`,
    { timeout },
    async (context) => {
      const bank = await start(context, { flightBytesPerCaller: 400_000 });
      const customer = await asCustomer(bank);
      const path = '/v1/conversations';
      const send = () => slowBody(bank, path, { token: customer.credential ?? '', pieceBytes });
      const sending = Array.from({ length: 3 }, send);
      const first = await Promise.race(sending.map(({ response }) => response));
      assert.equal(first.status, 429);
      for (const { finish } of sending) finish();
      const answered = await Promise.all(sending.map(({ response }) => response));
      assert.deepEqual(statuses(answered).sort(), [400, 400, 429]);
      assert.equal((await customer.call('GET', path)).status, 200);
    },
  );

test(
  'request bodies of all callers that arrive in small pieces get 503 beyond the total',
  { timeout },
  async (context) => {
    const bank = await start(context, { flightBytes: 400_000 });
    const sending = [];
    for (let index = 0; index < 3; index += 1) {
      const { credential: token = '' } = await asCustomer(bank);
      sending.push(slowBody(bank, '/v1/conversations', { token, pieceBytes: 8000 }));
    }
    const first = await Promise.race(sending.map(({ response }) => response));
    assert.equal(first.status, 503);
    for (const { finish } of sending) finish();
    await Promise.all(sending.map(({ response }) => response));
  },
);

test(
  'a refresh takes a body of at most 4 KiB, so that many slow refreshes stay small',
  { timeout },
  async (context) => {
    const bank = await start(context);
    const token = bank.publishableKey;
    const { response } = slowBody(bank, '/v1/sessions/refresh', { token, pieceBytes: 4000 });
    assert.equal((await response).status, 413);
  },
);

interface SlowBodyOptions {
  readonly token: string;
  readonly pieceBytes: number;
}

/** Sends 150,000 bytes of a body in pieces, and its end after `finish`. */
function slowBody(
  bank: Pick<TestService, 'service'>,
  path: string,
  { token, pieceBytes }: SlowBodyOptions,
) {
  const end = Promise.withResolvers<void>();
  let left = 150_000;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const bytes = Math.min(left, pieceBytes);
      left -= bytes;
      if (bytes > 0) return controller.enqueue(new Uint8Array(bytes).fill(32));
      await end.promise;
      controller.close();
    },
  });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit;
  const response = bank.service.fetch(new Request(`http://service.test${path}`, init));
  return { response, finish: () => end.resolve() };
}
