import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Message } from '@tellerkit/contract';
import type { TestService } from '@tellerkit/service/test-kit';
import { asCustomer, openConversation } from '../../testing/caller.ts';
import type { Caller } from '../../testing/caller.ts';
import { settle } from '@tellerkit/tooling/settle';
import { startTwoBanks } from '../../testing/two-banks.ts';

let bank: TestService;
let customer: Caller;
let path: string;

beforeEach(async () => {
  bank = await startTwoBanks();
  customer = await asCustomer(bank);
  path = `/v1/conversations/${(await openConversation(customer)).id}`;
});
afterEach(() => bank.close());

const send = (text: string) =>
  customer.post<Message>(`${path}/messages`, { content: [{ type: 'text', text }] });

test('a streamed answer becomes a stored message with the same id', async () => {
  bank.assistant.answers({ text: ['One ', 'two 🙂', '!'] });
  const reader = await customer.stream(`${path}/events/stream`);
  assert.equal((await reader.next())?.event, 'conversation.created');
  await send('Count');
  const events = [
    ...(await reader.until('message.created')),
    ...(await reader.until('message.created')),
  ];
  assert.deepEqual(
    events.map(({ event }) => event),
    [
      'message.created',
      'answer.started',
      'answer.delta',
      'answer.delta',
      'answer.delta',
      'message.created',
    ],
  );
  const deltas = events.filter(({ event }) => event === 'answer.delta');
  assert.deepEqual(
    deltas.map(({ data }) => data.type === 'answer.delta' && data.data.offset),
    [0, 4, 10],
  );
  assert.ok(deltas.every(({ id }) => id === undefined));
  const final = events.at(-1);
  assert.equal(final?.id, 3);
  assert.ok(final.data.type === 'message.created');
  assert.deepEqual(final.data.data.message.content, [{ type: 'markdown', text: 'One two 🙂!' }]);
  const [started] = events.filter(({ event }) => event === 'answer.started');
  assert.ok(started?.data.type === 'answer.started');
  assert.equal(final.data.data.message.id, started.data.data.messageId);
  await reader.cancel();
});

test('a reader who joins during an answer gets `answer.snapshot`, then the rest of the answer', async () => {
  const gate = Promise.withResolvers<void>();
  bank.assistant.answers({ text: ['Hello ', gate.promise, 'there'] });
  const first = await customer.stream(`${path}/events/stream`);
  await send('Hi');
  await first.until('answer.delta', 'answer.snapshot');
  const late = await customer.stream(`${path}/events/stream?after=2`);
  const snapshot = await late.next();
  assert.ok(snapshot?.data.type === 'answer.snapshot');
  assert.equal(snapshot.data.data.text, 'Hello ');
  gate.resolve();
  const rest = await late.until('message.created');
  assert.deepEqual(
    rest.map(({ data }) => (data.type === 'answer.delta' ? data.data.text : data.type)),
    ['there', 'message.created'],
  );
  await first.cancel();
  await late.cancel();
});

test('a stream resumes after `Last-Event-ID`, even if `after` names another event', async () => {
  await send('First');
  const reader = await customer.stream(`${path}/events/stream?after=0`, {
    headers: { 'last-event-id': '2' },
  });
  const next = await reader.until('message.created');
  assert.equal(next.at(-1)?.id, 3);
  await reader.cancel();
});

test('an idle stream sends heartbeats and ends when the service closes', async () => {
  const reader = await customer.stream(`${path}/events/stream?after=1`);
  assert.equal(await reader.nextBlock(), ': open\nretry: 2000');
  const heartbeat = reader.nextBlock();
  await settle();
  await bank.clock.advance(15_000);
  assert.equal(await heartbeat, ': beat');
  const end = reader.next();
  await bank.close();
  assert.equal(await end, undefined);
});

test('a stream ends when its session ends', async () => {
  const reader = await customer.stream(`${path}/events/stream`);
  await reader.next();
  const end = reader.next();
  assert.equal((await customer.call('DELETE', '/v1/sessions/current')).status, 204);
  assert.equal(await end, undefined);
  const after = await customer.call('GET', path);
  assert.deepEqual([after.status, after.body.code], [401, 'invalid-token']);
});

test('long polling returns at the first event, or without events after `waitMs`', async () => {
  const waiting = customer.get<{ items: unknown[]; lastSequence: number }>(
    `${path}/events?after=1&waitMs=5000`,
  );
  await send('News');
  const answered = await waiting;
  assert.ok(answered.items.length >= 1);
  const idle = await openConversation(customer);
  const late = customer.get<{ items: unknown[]; lastSequence: number }>(
    `/v1/conversations/${idle.id}/events?after=1&waitMs=5000`,
  );
  await settle();
  await bank.clock.advance(5000);
  assert.deepEqual(await late, { items: [], lastSequence: 1 });
});

test('a cancelled stream leaves no timer', async () => {
  await settle();
  const before = bank.clock.pending;
  const reader = await customer.stream(`${path}/events/stream`);
  await reader.next();
  await reader.cancel();
  await settle();
  assert.equal(bank.clock.pending, before);
});

test('a stream ends when its token expires', async () => {
  const reader = await customer.stream(`${path}/events/stream`);
  await reader.next();
  const end = reader.next();
  await bank.clock.jump(3_600_001);
  assert.equal(await end, undefined);
});

test('a HEAD request for a stream leaves no timer', async () => {
  await settle();
  const before = bank.clock.pending;
  const answer = await customer.call('HEAD', `${path}/events/stream`);
  assert.equal(answer.headers.get('content-type'), 'text/event-stream; charset=utf-8');
  await settle();
  assert.equal(bank.clock.pending, before);
});

test('`latest` returns the newest events in one response', async () => {
  bank.assistant.answers('Yes.');
  const reader = await customer.stream(`${path}/events/stream`);
  await send('One?');
  await reader.until('message.created');
  await reader.until('message.created');
  const read = async (latest: number) => {
    type Page = { items: { sequence: number }[]; lastSequence: number };
    const body = await customer.get<Page>(`${path}/events?latest=${latest}`);
    return [body.items.map(({ sequence }) => sequence), body.lastSequence];
  };
  assert.deepEqual(await read(2), [[2, 3], 3]);
  assert.deepEqual(await read(500), [[1, 2, 3], 3]);
  await reader.cancel();
});
