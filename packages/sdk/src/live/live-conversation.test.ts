import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ApiError, ConnectionError, StreamError } from '@tellerkit/sdk';
import { LiveConversation } from '@tellerkit/sdk/live';
import type { LiveSnapshot } from '@tellerkit/sdk/live';
import { deferred } from '../testing/deferred.ts';
import { FakeClock } from '../testing/fake-clock.ts';
import { FakeLifecycle } from '../testing/fake-lifecycle.ts';
import { aConversation, FakeLiveClient } from '../testing/fake-live-client.ts';
import { settle } from '@tellerkit/tooling/settle';

function setUp() {
  const client = new FakeLiveClient();
  const clock = new FakeClock();
  const live = new LiveConversation({ client, clock, random: () => 0.5 });
  const resume = (lastConversationId: string) =>
    new LiveConversation({ client, clock, random: () => 0.5, lastConversationId });
  return { client, clock, live, resume };
}

const texts = ({ items }: LiveSnapshot) =>
  items.map((item) => {
    const block = item.kind === 'message' ? item.message.content[0] : undefined;
    return block?.type === 'text' ? block.text : '';
  });

const refused = (status = 400) =>
  new ApiError('refused', {
    code: 'invalid-request',
    status,
    title: 'refused',
    detail: 'refused',
    fieldErrors: [],
    retryAfterMs: undefined,
  });

describe('LiveConversation', () => {
  test('shows a message at once and keeps its key when the service has stored it', async () => {
    const { live } = setUp();
    const key = live.send('Hello');
    assert.deepEqual(
      live.getSnapshot().outgoing.map((message) => message.key),
      [key],
    );
    await settle();
    const { items, outgoing } = live.getSnapshot();
    assert.deepEqual([outgoing.length, items[0]?.key], [0, key]);
    live.stop();
  });

  test('sends in order and opens one conversation for several messages', async () => {
    const { client, live } = setUp();
    for (const text of ['one', 'two', 'three']) live.send(text);
    await settle();
    assert.deepEqual(
      client.sent.map(({ text }) => text),
      ['one', 'two', 'three'],
    );
    assert.equal(client.created.length, 1);
    assert.deepEqual(texts(live.getSnapshot()), ['one', 'two', 'three']);
    live.stop();
  });

  test('retries a message under the same key after a lost connection, before later messages', async () => {
    const { client, clock, live } = setUp();
    client.failures['send'] = [new ConnectionError(), new ConnectionError()];
    const key = live.send('one');
    live.send('two');
    await settle();
    assert.deepEqual(
      live.getSnapshot().outgoing.map(({ state }) => state),
      ['waiting', 'waiting'],
    );
    await clock.advance(60_000);
    assert.deepEqual(
      client.sent.map(({ text }) => text),
      ['one', 'one', 'one', 'two'],
    );
    assert.deepEqual(
      client.sent.slice(0, 3).map((sent) => sent.key),
      [key, key, key],
    );
    assert.deepEqual(texts(live.getSnapshot()), ['one', 'two']);
    live.stop();
  });

  test('uses the same key in every attempt to open the conversation', async () => {
    const { client, clock, live } = setUp();
    client.failures['create'] = [new ConnectionError()];
    live.send('one');
    await clock.advance(60_000);
    assert.equal(client.created.length, 2);
    assert.equal(client.created[0], client.created[1]);
    live.stop();
  });

  test('keeps a refused message and its reason until a retry or withdrawal', async () => {
    const { client, live } = setUp();
    client.failures['send'] = [refused(), refused()];
    const first = live.send('one');
    const second = live.send('two');
    await settle();
    const failed = live.getSnapshot().outgoing;
    assert.deepEqual(
      failed.map(({ state, error }) => [state, error?.code]),
      [
        ['failed', 'invalid-request'],
        ['failed', 'invalid-request'],
      ],
    );
    assert.equal(live.withdraw(second), true);
    live.retry(first);
    await settle();
    assert.deepEqual(texts(live.getSnapshot()), ['one']);
    assert.deepEqual(live.getSnapshot().outgoing, []);
    live.stop();
  });

  test('refuses a blank text and a text above the limit of 4,000 characters', () => {
    const { live } = setUp();
    assert.throws(() => live.send('  '), TypeError);
    assert.throws(() => live.send('x'.repeat(4001)), /4,000/);
    assert.deepEqual(live.getSnapshot().outgoing, []);
    live.stop();
  });

  test('counts the limit of a text in code points, as the service does', () => {
    const { live } = setUp();
    live.send('🏦'.repeat(4000));
    assert.throws(() => live.send('🏦'.repeat(4001)), TypeError);
    live.stop();
  });

  test('cleans half an emoji and NUL from a text before it shows the text', () => {
    const { live } = setUp();
    live.send('Card\0 lost \ud83d');
    assert.deepEqual(live.getSnapshot().outgoing[0]?.content, [
      { type: 'text', text: 'Card lost \ufffd' },
    ]);
    assert.throws(() => live.send('\0'), TypeError);
    live.stop();
  });

  test('finds the open conversation and reads its history page by page', async () => {
    const { client, live } = setUp();
    client.existing = aConversation();
    for (let number = 1; number <= 450; number++) client.store(`message ${number}`);
    await live.start();
    assert.equal(live.getSnapshot().items.length, 200);
    assert.equal(await live.loadEarlier(), true);
    assert.equal(await live.loadEarlier(), true);
    assert.equal(await live.loadEarlier(), false);
    const all = texts(live.getSnapshot());
    assert.deepEqual([all.length, all[0], all[449]], [450, 'message 1', 'message 450']);
    client.store('message 451');
    await settle();
    assert.equal(texts(live.getSnapshot()).at(-1), 'message 451');
    live.stop();
  });

  test('shows `offline` when it cannot load, and loads again on retryNow()', async () => {
    const { client, live } = setUp();
    client.failures['list'] = [new ConnectionError()];
    await live.start();
    const { connection, error } = live.getSnapshot();
    assert.deepEqual([connection, error?.code], ['offline', 'connection-failed']);
    live.retryNow();
    await settle();
    assert.deepEqual([live.getSnapshot().connection, live.getSnapshot().error], ['live', null]);
    live.stop();
  });

  test('repeats a failed load until the service is available, even if no message waits', async () => {
    const { client, clock, live } = setUp();
    client.existing = aConversation();
    client.store('one');
    client.failures['list'] = [new ConnectionError(), new ConnectionError()];
    await live.start();
    assert.equal(live.getSnapshot().connection, 'offline');
    await clock.advance(60_000);
    assert.deepEqual([live.getSnapshot().connection, texts(live.getSnapshot())], ['live', ['one']]);
    live.stop();
    assert.equal(clock.pending, 0);
  });

  test('does not retry a load that the service refuses, and retries nothing after stop()', async () => {
    const { client, clock, live } = setUp();
    client.failures['list'] = [refused(403), new ConnectionError()];
    await live.start();
    await clock.advance(60_000);
    assert.equal(live.getSnapshot().connection, 'offline');
    await live.start();
    live.stop();
    assert.equal(clock.pending, 0);
  });

  test('opens no conversation until the search for an open conversation has succeeded', async () => {
    const { client, clock, live } = setUp();
    client.existing = aConversation();
    client.failures['list'] = [new ConnectionError(), new ConnectionError()];
    live.send('one');
    await settle();
    assert.equal(live.getSnapshot().outgoing[0]?.state, 'waiting');
    assert.equal(live.getSnapshot().error?.code, 'connection-failed');
    await clock.advance(60_000);
    assert.equal(live.getSnapshot().error, null);
    assert.deepEqual([client.created.length, texts(live.getSnapshot())], [0, ['one']]);
    live.stop();
  });

  test('asks for a person in the open conversation and opens no second conversation', async () => {
    const { client, live } = setUp();
    client.existing = aConversation();
    await live.requestPerson();
    assert.deepEqual([client.created.length, client.handedOff], [0, ['cnv_1']]);
    live.stop();
  });

  test('resumes `lastConversationId` after a reload without searching for the newest conversation', async () => {
    const { client, resume } = setUp();
    client.existing = aConversation();
    client.store('one');
    const live = resume('cnv_1');
    await live.start();
    assert.deepEqual([client.read, texts(live.getSnapshot())], [['cnv_1'], ['one']]);
    live.stop();
  });

  test('ignores `lastConversationId` if that conversation is closed or not found', async () => {
    const { client, resume } = setUp();
    client.existing = { ...aConversation(), state: 'closed' };
    const ended = resume('cnv_1');
    await ended.start();
    assert.equal(ended.getSnapshot().conversation, null);
    client.failures['get'] = [refused(404)];
    const gone = resume('cnv_0');
    await gone.start();
    assert.deepEqual(client.read, ['cnv_1', 'newest', 'cnv_0', 'newest']);
    assert.deepEqual([gone.getSnapshot().connection, gone.getSnapshot().error], ['live', null]);
    ended.stop();
    gone.stop();
  });

  test('notifies listeners only of changes, and never after stop()', async () => {
    const { client, clock, live } = setUp();
    const seen: LiveSnapshot[] = [];
    live.subscribe(() => seen.push(live.getSnapshot()));
    await live.start();
    live.send('one');
    await settle();
    assert.equal(new Set(seen).size, seen.length);
    live.stop();
    const count = seen.length;
    client.store('two');
    await settle();
    assert.equal(seen.length, count);
    assert.equal(clock.pending, 0);
  });

  test('counts unread messages and sends the read mark to the service', async () => {
    const { client, live } = setUp();
    client.existing = aConversation();
    await live.start();
    client.store('Good morning', null, { role: 'assistant', id: null, displayName: null });
    await settle();
    assert.equal(live.getSnapshot().unread, 1);
    live.markRead();
    live.markRead();
    assert.deepEqual([live.getSnapshot().unread, live.getSnapshot().readUpTo], [0, 1]);
    await settle();
    assert.deepEqual(client.readUpTo, [1]);
    live.stop();
  });

  test('marks a message to a closed conversation as failed, with the reason', async () => {
    const { client, live } = setUp();
    client.existing = aConversation();
    client.failures['send'] = [refused(409)];
    live.send('too late');
    await settle();
    const [message] = live.getSnapshot().outgoing;
    assert.deepEqual([message?.state, message?.error?.status], ['failed', 409]);
    live.stop();
  });

  test('reloads the conversation if events are lost, and shows one gap marker', async () => {
    const { client, live } = setUp();
    client.existing = aConversation();
    client.store('one', 'k1');
    await live.start();
    client.store('two', 'k2');
    client.store('three', 'k3');
    await settle();
    const [one, , three] = client.stored;
    client.stored.splice(0, 3, ...[one, three].flatMap((event) => event ?? []));
    client.broken = new StreamError('events-missing', 'lost', { after: 1, before: 3 });
    live.stop();
    const next = new LiveConversation({ client, clock: new FakeClock() });
    await next.start();
    await settle();
    const kinds = next.getSnapshot().items.map(({ kind, key }) => [kind, key]);
    assert.deepEqual(kinds, [
      ['message', 'k1'],
      ['gap', 'gap-3'],
      ['message', 'k3'],
    ]);
    assert.deepEqual([next.getSnapshot().lastSequence, next.getSnapshot().connection], [3, 'live']);
    next.stop();
  });

  test('disconnects while the page is frozen, and resumes without a gap', async () => {
    const client = new FakeLiveClient();
    client.existing = aConversation();
    const lifecycle = new FakeLifecycle();
    const live = new LiveConversation({ client, clock: new FakeClock(), lifecycle });
    await live.start();
    lifecycle.change('frozen');
    await settle();
    assert.equal(client.readers, 0);
    client.store('one');
    const key = live.send('two');
    await settle();
    assert.deepEqual([client.sent.length, live.getSnapshot().outgoing[0]?.key], [0, key]);
    lifecycle.change('resumed');
    await settle();
    assert.deepEqual(texts(live.getSnapshot()), ['one', 'two']);
    live.stop();
    await settle();
    assert.deepEqual([client.readers, lifecycle.listeners], [0, 0]);
  });

  test('retries at once when the network returns', async () => {
    const client = new FakeLiveClient();
    client.failures['list'] = [new ConnectionError()];
    const lifecycle = new FakeLifecycle();
    const live = new LiveConversation({ client, clock: new FakeClock(), lifecycle });
    live.send('one');
    await settle();
    assert.equal(live.getSnapshot().connection, 'offline');
    lifecycle.change('online');
    await settle();
    assert.deepEqual(texts(live.getSnapshot()), ['one']);
    live.stop();
  });

  test('sends messages that a listener adds during a state change of another message', async () => {
    const { client, live } = setUp();
    await live.start();
    const expected: string[] = [];
    live.subscribe(() => {
      // This listener runs synchronously within a change, so it adds a message while the outbox handles another.
      if (expected.length < 12 && expected.length) {
        expected.push(`message ${expected.length}`);
        live.send(String(expected.at(-1)));
      }
    });
    expected.push('message 0');
    live.send('message 0');
    await settle();
    assert.deepEqual(texts(live.getSnapshot()).length, 12);
    assert.equal(client.sent.length, 12);
    live.stop();
  });

  test('shows a sent message exactly once, both before and after its event arrives', async () => {
    const { client, live } = setUp();
    client.existing = aConversation();
    await live.start();
    const lag = deferred();
    client.lag = lag.promise;
    const violations: number[] = [];
    const keys: string[] = [];
    live.subscribe(() => {
      const { items, outgoing } = live.getSnapshot();
      const shown = [...items, ...outgoing].map(({ key }) => key);
      if (keys.some((key) => shown.filter((other) => other === key).length !== 1))
        violations.push(shown.length);
    });
    for (const text of ['one', 'two', 'three']) keys.push(live.send(text));
    await settle();
    assert.deepEqual(
      live.getSnapshot().outgoing.map(({ state }) => state),
      ['sent', 'sent', 'sent'],
    );
    lag.resolve();
    await settle();
    assert.deepEqual([violations, texts(live.getSnapshot())], [[], ['one', 'two', 'three']]);
    live.stop();
  });
});
