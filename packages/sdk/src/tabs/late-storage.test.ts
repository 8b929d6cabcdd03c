import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { LiveConversation, lateStorage, memoryOutbox } from '@tellerkit/sdk/live';
import type { LiveStorage, OutboxStore } from '@tellerkit/sdk/live';
import { FakeClock } from '../testing/fake-clock.ts';
import { FakeLiveClient } from '../testing/fake-live-client.ts';
import { settle } from '@tellerkit/tooling/settle';
import { noTabs } from './tabs.ts';

/** Creates a conversation whose storage loads or fails when the test decides. */
function setUp(outbox: OutboxStore = { ...memoryOutbox(), isDurable: true }) {
  const clock = new FakeClock();
  const client = new FakeLiveClient();
  let arrive: (storage: LiveStorage) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const loaded = new Promise<LiveStorage>((resolve, reject) => {
    arrive = resolve;
    fail = reject;
  });
  const live = new LiveConversation({ client, clock, ...lateStorage(() => loaded) });
  return {
    arrive: () => arrive({ outbox, tabs: noTabs }),
    fail: () => fail(new Error('cut')),
    live,
    outbox,
  };
}

describe('lateStorage', () => {
  test('delays neither the conversation nor its messages while the storage loads', async () => {
    const { arrive, live, outbox } = setUp();
    const started = live.start();
    live.send('Hello');
    await started;
    assert.equal(live.getSnapshot().connection, 'live');
    assert.equal(live.getSnapshot().outgoing[0]?.kept, false);
    const put = new Promise((resolve) => {
      const keep = outbox.put.bind(outbox);
      outbox.put = (entry) => keep(entry).then(() => resolve(entry.content));
    });
    arrive();
    assert.deepEqual(await put, [{ type: 'text', text: 'Hello' }]);
    live.stop();
  });

  test('keeps messages in memory and sends them if the storage fails to load', async () => {
    const { fail, live } = setUp();
    await live.start();
    live.send('Hello');
    await settle();
    fail();
    await settle();
    const { items, outgoing } = live.getSnapshot();
    const isPresent = items.length > 0 || outgoing.some(({ state }) => state === 'sent');
    assert.ok(isPresent, JSON.stringify(outgoing));
    assert.ok(outgoing.every(({ kept }) => !kept));
    live.stop();
  });

  test('rejects with a ConnectionError if loading fails, and loads again on the next call', async () => {
    const storage = { outbox: memoryOutbox(), tabs: noTabs };
    const loads = [() => Promise.reject(new TypeError('cut')), () => Promise.resolve(storage)];
    const { outbox } = lateStorage(() => loads.shift()!());
    await assert.rejects(outbox.clear(), { name: 'ConnectionError' });
    await outbox.clear();
    assert.equal(loads.length, 0);
  });

  test('wipes messages from before a reload even if the sign-out comes before the storage loads', async () => {
    const { arrive, live, outbox } = setUp();
    await outbox.put({
      key: 'out-1',
      conversationId: null,
      opening: null,
      content: [{ type: 'text', text: 'Hello' }],
      createdAt: '2026-11-20T09:00:00Z',
      failure: null,
    });
    const forgotten = live.forget();
    arrive();
    await forgotten;
    assert.deepEqual(await outbox.load(), []);
  });
});
