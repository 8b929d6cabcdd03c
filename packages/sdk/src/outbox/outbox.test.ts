import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ConnectionError, isApiError, isOutboxError } from '@tellerkit/sdk';
import { LiveConversation, memoryOutbox } from '@tellerkit/sdk/live';
import type { LiveConversationOptions, OutboxEntry } from '@tellerkit/sdk/live';
import { deferred } from '../testing/deferred.ts';
import { FakeClock } from '../testing/fake-clock.ts';
import { aConversation, FakeLiveClient, refusal } from '../testing/fake-live-client.ts';
import { FakeOutboxStore } from '../testing/fake-outbox-store.ts';
import { settle } from '@tellerkit/tooling/settle';

function setUp() {
  const client = new FakeLiveClient();
  client.existing = aConversation();
  const clock = new FakeClock();
  const store = new FakeOutboxStore();
  /** Loads a page. The previous page is simply abandoned. */
  const load = (options: Partial<LiveConversationOptions> = {}) =>
    new LiveConversation({ client, clock, random: () => 0.5, outbox: store, ...options });
  return { client, clock, store, load };
}

const sent = ({ sent }: FakeLiveClient) => sent.map(({ text }) => text);
const stored = ({ stored }: FakeLiveClient) =>
  stored.map((event) => (event.type === 'message.created' ? event.data.message.clientId : ''));
const states = (live: LiveConversation) =>
  live.getSnapshot().outgoing.map(({ state, kept, error }) => [state, kept, error?.code]);
const isStored = (live: LiveConversation, key: string) =>
  live.getSnapshot().items.some((item) => item.key === key);

const anEntry = (key: string, text: string, part: Partial<OutboxEntry> = {}): OutboxEntry => ({
  key,
  conversationId: 'cnv_1',
  opening: null,
  content: [{ type: 'text', text }],
  createdAt: '2026-01-05T09:00:00.000Z',
  failure: null,
  ...part,
});

describe('an outbox with a store', () => {
  test('shows a message at once, stores it, sends it and then removes it from the store', async () => {
    const { client, store, load } = setUp();
    const slow = deferred();
    const live = load();
    await live.start();
    store.slow = slow.promise;
    const key = live.send('one');
    assert.deepEqual(states(live), [['waiting', false, undefined]]);
    await settle();
    assert.deepEqual([sent(client), states(live)], [[], [['waiting', false, undefined]]]);
    client.losses['send'] = ['before'];
    slow.resolve();
    await settle();
    assert.deepEqual(states(live), [['sending', true, undefined]]);
    assert.deepEqual([...store.entries.keys()], [key]);
    live.stop();
    const next = load();
    await next.start();
    await settle();
    assert.deepEqual([stored(client), store.texts, states(next)], [[key], [], []]);
    assert.ok(isStored(next, key));
    next.stop();
  });

  test('sends the messages of an earlier page first, in order and under their keys', async () => {
    const { client, store, load } = setUp();
    for (const key of ['out-1', 'out-2']) store.entries.set(key, anEntry(key, key));
    const live = load();
    const key = live.send('new');
    await live.start();
    await settle();
    assert.deepEqual(stored(client), ['out-1', 'out-2', key]);
    assert.deepEqual([states(live), store.texts], [[], []]);
    live.stop();
  });

  test('removes messages that the service already has, even if the loaded history lacks them', async () => {
    const { client, store, load } = setUp();
    client.store('old', 'out-1');
    for (let number = 0; number < 300; number++) client.store(`message ${number}`);
    client.store('recent', 'out-2');
    for (const key of ['out-1', 'out-2']) store.entries.set(key, anEntry(key, key));
    const live = load();
    await live.start();
    await settle();
    assert.deepEqual([sent(client), client.stored.length], [['out-1'], 302]);
    assert.deepEqual([states(live), store.texts], [[], []]);
    live.stop();
  });

  test('sends new messages while the store hangs, and stored messages once it responds', async () => {
    const { client, clock, store, load } = setUp();
    const hanging = deferred();
    store.slowLoad = hanging.promise;
    store.entries.set('out-1', anEntry('out-1', 'before'));
    const live = load();
    await live.start();
    live.send('new');
    await settle();
    assert.deepEqual(sent(client), []);
    await clock.advance(10_000);
    await settle();
    assert.deepEqual(sent(client), ['new']);
    hanging.resolve();
    await settle();
    assert.deepEqual(sent(client), ['new', 'before']);
    live.stop();
  });

  test('opens only one conversation even if several pages crash while opening it', async () => {
    const { client, store, load } = setUp();
    client.existing = undefined;
    client.losses['create'] = ['before', 'before'];
    const pages = [load(), load({ newConversation: { locale: 'fr' } })];
    const key = pages[0]?.send('one');
    for (const page of pages) {
      await page.start();
      await settle();
      page.stop();
    }
    const live = load();
    await live.start();
    await settle();
    assert.equal(client.created.length, 3);
    assert.equal(new Set(client.created).size, 1);
    assert.deepEqual([stored(client), store.texts], [[key], []]);
    live.stop();
  });

  test('binds a message to its new conversation before it sends the message', async () => {
    const { client, store, load } = setUp();
    client.existing = undefined;
    client.losses['send'] = ['before'];
    const live = load();
    live.send('one');
    await settle();
    const [entry] = [...store.entries.values()];
    assert.deepEqual([entry?.conversationId, entry?.opening], ['cnv_1', null]);
    live.stop();
  });

  test('keeps a refused message and its reason across reloads until a retry or withdrawal', async () => {
    const { client, store, load } = setUp();
    client.failures['send'] = [refusal(), refusal()];
    const before = load();
    const first = before.send('one');
    const second = before.send('two');
    await settle();
    before.stop();
    const live = load();
    await live.start();
    await settle();
    assert.deepEqual(states(live), [
      ['failed', true, 'invalid-request'],
      ['failed', true, 'invalid-request'],
    ]);
    const [message] = live.getSnapshot().outgoing;
    assert.ok(isApiError(message?.error) && message.error.detail === 'refused');
    assert.deepEqual(sent(client), ['one', 'two']);
    assert.equal(live.withdraw(second), true);
    live.retry(first);
    await settle();
    assert.deepEqual([stored(client), store.texts, states(live)], [[first], [], []]);
    live.stop();
  });

  test('marks a message to a closed conversation as failed, and a retry sends it to the next conversation', async () => {
    const { client, store, load } = setUp();
    store.entries.set('out-1', anEntry('out-1', 'late', { conversationId: 'cnv_0' }));
    const live = load();
    await live.start();
    await settle();
    assert.deepEqual(states(live), [['failed', true, 'conversation-closed']]);
    live.retry('out-1');
    await settle();
    assert.deepEqual([stored(client), states(live), store.texts], [['out-1'], [], []]);
    live.stop();
  });

  test('ignores messages of other conversations if `conversationId` is set', async () => {
    const { client, store, load } = setUp();
    store.entries.set('out-1', anEntry('out-1', 'theirs', { conversationId: 'cnv_0' }));
    const live = load({ conversationId: 'cnv_1' });
    live.send('mine');
    await settle();
    assert.deepEqual([sent(client), store.texts], [['mine'], ['theirs']]);
    live.stop();
  });
});

describe('an outbox whose store fails', () => {
  test('keeps a message in memory, with `kept` false, if the store rejects it', async () => {
    const { client, store, load } = setUp();
    const live = load();
    await live.start();
    store.failures.put = [new DOMException('full', 'QuotaExceededError')];
    client.losses['send'] = ['before'];
    live.send('one');
    live.send('two');
    await settle();
    assert.deepEqual(states(live), [
      ['sending', false, undefined],
      ['waiting', true, undefined],
    ]);
    live.stop();
  });

  test('works in memory if the store can never be read', async () => {
    const { client, store, load } = setUp();
    store.failures.load = [new DOMException('denied', 'SecurityError')];
    const live = load();
    live.send('one');
    await settle();
    assert.deepEqual([sent(client), states(live)], [['one'], []]);
    live.stop();
  });

  test('waits while the storage key is unavailable, then sends all messages in order', async () => {
    const { client, clock, store, load } = setUp();
    store.entries.set('out-1', anEntry('out-1', 'old'));
    store.failures.load = [new ConnectionError(), new ConnectionError()];
    const live = load();
    live.send('new');
    await settle();
    assert.deepEqual([sent(client), states(live)], [[], [['waiting', false, undefined]]]);
    await clock.advance(60_000);
    assert.deepEqual([sent(client), states(live), store.texts], [['old', 'new'], [], []]);
    live.stop();
  });

  test('sends a message after a timeout if the store never finishes writing it', async () => {
    const { client, clock, store, load } = setUp();
    const live = load();
    await live.start();
    store.slow = new Promise(() => undefined);
    live.send('one');
    await clock.advance(5000);
    assert.deepEqual([sent(client), states(live)], [['one'], []]);
    live.stop();
    assert.equal(clock.pending, 0);
  });

  test('sends a message only once even if the store cannot remove it', async () => {
    const { client, store, load } = setUp();
    store.failures.remove = Array.from({ length: 9 }, () => new Error('no'));
    const before = load();
    before.send('one');
    await settle();
    before.stop();
    assert.deepEqual(store.texts, ['one']);
    store.failures.remove = [];
    const live = load();
    await live.start();
    await settle();
    assert.deepEqual([client.stored.length, states(live), store.texts], [1, [], []]);
    live.stop();
  });
});

describe('the limits of an outbox', () => {
  test('refuse the message with a typed error that names the remedy', async () => {
    const { client, load } = setUp();
    client.losses['send'] = ['before'];
    const live = load({ outboxLimits: { entries: 2 } });
    live.send('one');
    live.send('two');
    const isFull = (error: unknown) =>
      isOutboxError(error) && error.code === 'outbox-full' && /withdraw/.test(error.message);
    assert.throws(() => live.send('three'), isFull);
    assert.equal(live.getSnapshot().outgoing.length, 2);
    assert.equal(live.withdraw(String(live.getSnapshot().outgoing[1]?.key)), true);
    live.send('three');
    const small = load({ outboxLimits: { bytes: 60 } });
    assert.throws(() => small.send('字'.repeat(20)), isFull);
    live.stop();
    small.stop();
  });

  test('default to a hundred messages', () => {
    const { client, load } = setUp();
    client.losses['send'] = ['before'];
    const live = load();
    for (let number = 0; number < 100; number++) live.send(`message ${number}`);
    assert.throws(() => live.send('one more'), isOutboxError);
    live.stop();
  });
});

describe('LiveConversation.forget', () => {
  test('empties a memory outbox', async () => {
    const { client, load } = setUp();
    client.losses['send'] = ['before'];
    const outbox = memoryOutbox();
    const live = load({ outbox });
    live.send('one');
    await settle();
    assert.deepEqual(states(live), [['sending', false, undefined]]);
    await live.forget();
    assert.deepEqual(await outbox.load(), []);
  });

  test('wipes the store, including messages that are being written', async () => {
    const { store, load } = setUp();
    const live = load();
    await live.start();
    const slow = deferred();
    store.slow = slow.promise;
    const seen: number[] = [];
    live.subscribe(() => seen.push(live.getSnapshot().outgoing.length));
    live.send('one');
    live.send('two');
    await settle();
    const forgotten = live.forget();
    slow.resolve();
    await forgotten;
    await settle();
    assert.deepEqual([store.texts, seen.at(-1), live.getSnapshot().items], [[], 0, []]);
  });
});
