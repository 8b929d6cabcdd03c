import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { LiveConversation, lateStorage, memoryOutbox } from '@tellerkit/sdk/live';
import type { LiveConversationOptions, LiveStorage } from '@tellerkit/sdk/live';
import { settle } from '@tellerkit/tooling/settle';
import { deferred } from '../testing/deferred.ts';
import { FakeClock } from '../testing/fake-clock.ts';
import { noMembership } from '../tabs/tab-membership.ts';
import { aConversation, FakeLiveClient } from '../testing/fake-live-client.ts';
import { FakeOutboxStore } from '../testing/fake-outbox-store.ts';

/** Longest time in milliseconds for which a hanging store may delay the first message. */
const longestMs = 20_000;
const never = new Promise<never>(() => undefined);

function setUp(options: Partial<LiveConversationOptions> = {}) {
  const client = new FakeLiveClient();
  client.existing = aConversation();
  const clock = new FakeClock();
  const store = new FakeOutboxStore();
  const load = () =>
    new LiveConversation({ client, clock, random: () => 0.5, outbox: store, ...options });
  return { client, clock, store, load };
}

const sent = ({ sent }: FakeLiveClient) => sent.map(({ text }) => text);
const kept = (live: LiveConversation) => live.getSnapshot().outgoing.map(({ kept }) => kept);

describe('a store that never answers', () => {
  for (const call of ['slowLoad', 'slow', 'slowRemove'] as const)
    for (const hasConversation of [true, false])
      test(`delays only the first message if \`${call}\` hangs ${hasConversation ? 'in' : 'before'} a conversation`, async () => {
        const { client, clock, store, load } = setUp();
        if (!hasConversation) client.existing = undefined;
        store[call] = never;
        const live = load();
        await live.start();
        live.send('one');
        await clock.advance(longestMs);
        assert.deepEqual(sent(client), ['one']);
        for (const text of ['two', 'three']) live.send(text);
        await clock.advance(call === 'slowRemove' ? longestMs : 0);
        assert.deepEqual(sent(client), ['one', 'two', 'three']);
        live.send('four');
        await clock.advance(0);
        assert.deepEqual(sent(client), ['one', 'two', 'three', 'four']);
        assert.deepEqual([live.getSnapshot().outgoing, client.stored.length], [[], 4]);
        live.stop();
        assert.equal(clock.pending, 0);
      });

  test('does not end a sign-out for ever, and empties the snapshot at once', async () => {
    const { client, clock, store, load } = setUp();
    store.slowClear = never;
    client.losses['send'] = ['before'];
    const live = load();
    live.send('one');
    await settle();
    const forgotten = live.forget();
    assert.deepEqual(live.getSnapshot().outgoing, []);
    await assert.rejects(clock.runUntil(forgotten), { name: 'TimeoutError' });
  });
});

describe('a store that answers late', () => {
  test('keeps the messages that still wait, and says so only then', async () => {
    const { client, clock, store, load } = setUp();
    const writing = deferred();
    store.slow = writing.promise;
    client.losses['send'] = ['before', 'before', 'before', 'before', 'before'];
    const live = load();
    await live.start();
    for (const text of ['one', 'two']) live.send(text);
    await clock.advance(5000);
    assert.deepEqual([kept(live), store.texts], [[false, false], []]);
    writing.resolve();
    await settle();
    assert.deepEqual(
      [kept(live), store.texts],
      [
        [true, true],
        ['one', 'two'],
      ],
    );
    live.stop();
  });

  test('holds no message that was sent meanwhile, so that no later page sends it again', async () => {
    const { client, clock, store, load } = setUp();
    const writing = deferred();
    store.slow = writing.promise;
    const live = load();
    await live.start();
    for (const text of ['one', 'two', 'three']) live.send(text);
    await clock.advance(5000);
    assert.deepEqual(sent(client), ['one', 'two', 'three']);
    writing.resolve();
    await settle();
    assert.deepEqual(store.texts, []);
    live.stop();
    const next = load();
    await next.start();
    await settle();
    assert.deepEqual([sent(client), client.stored.length], [['one', 'two', 'three'], 3]);
    next.stop();
  });

  test('stores a message that was written while the first load hung', async () => {
    const { client, clock, store, load } = setUp();
    const loading = deferred();
    const writing = deferred();
    store.slowLoad = loading.promise;
    store.slow = writing.promise;
    client.losses['send'] = ['before', 'before', 'before', 'before'];
    const live = load();
    await live.start();
    live.send('one');
    await clock.advance(10_000);
    assert.deepEqual(kept(live), [false]);
    loading.resolve();
    writing.resolve();
    await settle();
    assert.deepEqual([kept(live), store.texts], [[true], ['one']]);
    live.stop();
  });
});

describe('the code of a storage that never loads', () => {
  test('keeps a message from being sent for ten seconds at most', async () => {
    const clock = new FakeClock();
    const client = new FakeLiveClient();
    const live = new LiveConversation({ client, clock, ...lateStorage(() => never, clock) });
    await live.start();
    live.send('one');
    await clock.advance(longestMs);
    assert.deepEqual([sent(client), client.readers], [['one'], 1]);
    live.send('two');
    await clock.advance(0);
    assert.deepEqual(sent(client), ['one', 'two']);
    live.stop();
    assert.equal(clock.pending, 0);
  });

  test('shares the lead again once the code has loaded', async () => {
    const clock = new FakeClock();
    const client = new FakeLiveClient();
    client.existing = aConversation();
    const joined: string[] = [];
    const tabs = {
      join: (group: string) => (joined.push(group), noMembership),
      runExclusive: <T>(task: () => Promise<T>) => task(),
    };
    const loading = deferred<LiveStorage>();
    const live = new LiveConversation({
      client,
      clock,
      ...lateStorage(() => loading.promise, clock),
    });
    await live.start();
    await clock.advance(longestMs);
    assert.deepEqual([client.readers, joined], [1, []]);
    loading.resolve({ outbox: memoryOutbox(), tabs });
    await settle();
    assert.deepEqual([client.readers, joined.length], [0, 1]);
    live.stop();
  });
});
