import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { afterEach, test } from 'node:test';
import { endpoints } from '@tellerkit/contract';
import type { TestService } from '@tellerkit/service/test-kit';
import { createService } from '../../create-service.ts';
import { openSqlite } from '../../node/index.ts';
import { asBackEnd, asCustomer, callAs, callFrom, openConversation } from '../../testing/caller.ts';
import type { Caller } from '../../testing/caller.ts';
import { startTwoBanks } from '../../testing/two-banks.ts';
import type { BoundOptions } from './bounds.ts';

let bank: TestService;
const start = async (bounds: BoundOptions = {}) => (bank = await startTwoBanks({ bounds }));
afterEach(() => bank?.close());

async function openStreams(caller: Caller, path: string, count: number) {
  const responses: Response[] = [];
  for (let index = 0; index < count; index += 1) responses.push(await caller.fetch('GET', path));
  const open = responses.filter(({ status }) => status === 200);
  const close = async () => {
    for (const { body } of open) await body?.cancel();
  };
  return { responses, open, close };
}

async function boardPath() {
  const { items } = await callFrom(bank, '203.0.113.9').get<{ items: { id: string }[] }>(
    '/v1/queues',
  );
  return `/v1/queues/${items[0]?.id}/board/stream`;
}

test('a customer has at most ten open streams, and an ended stream frees a place', async () => {
  await start();
  const customer = await asCustomer(bank);
  const { id } = await openConversation(customer);
  const path = `/v1/conversations/${id}/events/stream`;
  const { responses, open, close } = await openStreams(customer, path, 12);
  assert.equal(open.length, 10);
  const refused = responses.at(-1);
  assert.deepEqual([refused?.status, refused?.headers.get('retry-after')], [429, '10']);
  assert.equal((await customer.fetch('HEAD', path)).status, 200);
  await open[0]?.body?.cancel();
  const next = await customer.fetch('GET', path);
  assert.equal(next.status, 200);
  await Promise.all([next.body?.cancel(), close()]);
});

test('a long poll that waits counts as a stream', async () => {
  await start({ customerStreams: 2 });
  const customer = await asCustomer(bank);
  const { id, lastSequence } = await openConversation(customer);
  const path = `/v1/conversations/${id}/events?after=${lastSequence}`;
  // Any of the three may arrive last
  const polls = [1, 2, 3].map(() => customer.call('GET', `${path}&waitMs=30000`));
  assert.equal((await Promise.race(polls)).status, 429);
  assert.equal((await customer.call('GET', path)).status, 200);
  await customer.post(`/v1/conversations/${id}/messages`, {
    content: [{ type: 'text', text: 'Hello' }],
  });
  const statuses = (await Promise.all(polls)).map(({ status }) => status);
  assert.deepEqual(statuses.sort(), [200, 200, 429]);
  assert.equal((await customer.call('GET', `${path}&waitMs=1`)).status, 200);
});

test('a failed stream takes no place', async () => {
  await start({ customerStreams: 1 });
  const customer = await asCustomer(bank);
  const unknown = '/v1/conversations/cnv_00000000000000000000000000/events/stream';
  for (let index = 0; index < 3; index += 1)
    assert.equal((await customer.call('GET', unknown)).status, 404);
});

test('streams with only the publishable key are bounded by address and by tenant', async () => {
  await start({ addressStreams: 3, tenantStreams: 5 });
  const path = await boardPath();
  const first = await openStreams(callFrom(bank, '203.0.113.1'), path, 5);
  const second = await openStreams(callFrom(bank, '203.0.113.2'), path, 5);
  assert.deepEqual([first.open.length, second.open.length], [3, 2]);
  await first.close();
  const third = await openStreams(callFrom(bank, '203.0.113.3'), path, 4);
  assert.equal(third.open.length, 3);
  await Promise.all([second.close(), third.close()]);
});

test('an agent opens the desk while streams of customers and pages fill the bound of the tenant', async () => {
  await start({ tenantStreams: 4, agentStreams: 2 });
  const customer = await asCustomer(bank);
  const { id } = await openConversation(customer);
  const own = await openStreams(customer, `/v1/conversations/${id}/events/stream`, 2);
  const pages = await openStreams(callFrom(bank, '203.0.113.1'), await boardPath(), 4);
  assert.deepEqual([own.open.length, pages.open.length], [2, 2]);
  const agent = callAs(bank, (await bank.agent()).token);
  const desks = await openStreams(agent, '/v1/agents/me/desk/stream', 3);
  assert.equal(desks.open.length, 2);
  const events = await asBackEnd(bank).fetch('GET', `/v1/conversations/${id}/events/stream`);
  assert.equal(events.status, 200);
  await Promise.all([own.close(), pages.close(), desks.close(), events.body?.cancel()]);
});

test('the networks of one IPv6 site share ten times the bounds of an address', async () => {
  await start({ addressStreams: 2, addressBytes: 1000 });
  const path = await boardPath();
  const streams = [];
  for (let network = 0; network < 15; network += 1)
    streams.push(await openStreams(callFrom(bank, `2001:db8:5:${network}::1`), path, 2));
  assert.equal(streams.flatMap(({ open }) => open).length, 20);
  const other = await openStreams(callFrom(bank, '2001:db8:6::1'), path, 3);
  assert.equal(other.open.length, 2);
  await Promise.all([...streams, other].map(({ close }) => close()));

  const { credential } = await asCustomer(bank);
  const body = { content: [{ type: 'text', text: 'x'.repeat(900) }] };
  const { id } = await openConversation(callAs(bank, credential));
  const statuses: number[] = [];
  for (let network = 0; network < 15; network += 1) {
    const customer = callFrom(bank, `2001:db8:5:${network}::1`, credential);
    statuses.push(
      (await customer.call('POST', `/v1/conversations/${id}/messages`, { body })).status,
    );
  }
  assert.equal(statuses.filter((status) => status === 201).length, 10);
});

test('the bodies of changes are bounded by address, and other addresses are not affected', async () => {
  await start({ addressBytes: 100_000 });
  const { token } = await callFrom(bank, '203.0.113.1').post<{ token: string }>('/v1/sessions', {
    channel: 'web',
    locale: 'en',
  });
  const customer = callFrom(bank, '203.0.113.1', token);
  const { id } = await openConversation(customer);
  const send = (caller: Caller) =>
    caller.call('POST', `/v1/conversations/${id}/messages`, {
      body: { content: [{ type: 'text', text: 'x'.repeat(4000) }] },
    });
  const statuses: number[] = [];
  for (let index = 0; index < 30; index += 1) statuses.push((await send(customer)).status);
  assert.equal(statuses.filter((status) => status === 201).length, 24);
  assert.equal((await send(callFrom(bank, '203.0.113.2', token))).status, 201);
  await bank.clock.jump(60_000);
  assert.equal((await send(customer)).status, 201);
});

test('a tenant may override the bounds or switch them off', async () => {
  bank = await startTwoBanks({ bounds: { customerStreams: 1 }, bank: { bounds: false } });
  const customer = await asCustomer(bank);
  const { id } = await openConversation(customer);
  const { open, close } = await openStreams(customer, `/v1/conversations/${id}/events/stream`, 15);
  assert.equal(open.length, 15);
  await close();
});

test('createService rejects invalid bounds', () => {
  const wrong: object[] = [
    { openTickets: 0 },
    { openTickets: 1.5 },
    { tickets: 3 },
    { openTickets: '3' },
  ];
  for (const bounds of wrong)
    assert.throws(
      () => createService({ database: openSqlite(':memory:'), tenants: [], bounds }),
      /bound/,
    );
});

test('the guide names the bounds of every change that a page or a customer may request', async () => {
  const guide = await readFile(
    new URL('../../../../../docs/guides/service.md', import.meta.url),
    'utf8',
  );
  const [, section = ''] = /^### Bounds\n(.*?)^## /ms.exec(guide) ?? [];
  const changes = Object.values(endpoints).filter(
    ({ method, callers }) =>
      method !== 'GET' &&
      callers.some((kind: string) => kind === 'customer' || kind === 'publishable'),
  );
  assert.ok(changes.length > 10);
  const unnamed = changes.filter(
    ({ id }) =>
      !new RegExp(`^\\| \`${id.replace('.', '\\.')}\` +\\| .*\\S.* \\|$`, 'm').test(section),
  );
  assert.deepEqual(
    unnamed.map(({ id }) => id),
    [],
  );
});
