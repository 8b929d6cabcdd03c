import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { LiveConversation, lateStorage, memoryOutbox } from '@tellerkit/sdk/live';
import type { LiveStorage, OutboxStore } from '@tellerkit/sdk/live';
import { FakeClock } from '../testing/fake-clock.ts';
import { FakeLiveClient } from '../testing/fake-live-client.ts';
import { settle } from '@tellerkit/tooling/settle';
import { noTabs } from './tabs.ts';

/** A conversation whose storage arrives when the test says so. */
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

describe('a storage whose code comes later', () => {
  test('holds up neither the conversation nor what is written meanwhile', async () => {
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

  test('that never comes leaves messages in memory, and they are sent', async () => {
    const { fail, live } = setUp();
    await live.start();
    live.send('Hello');
    await settle();
    fail();
    await settle();
    const { items, outgoing } = live.getSnapshot();
    const isThere = items.length > 0 || outgoing.some(({ state }) => state === 'sent');
    assert.ok(isThere, JSON.stringify(outgoing));
    assert.ok(outgoing.every(({ kept }) => !kept));
    live.stop();
  });

  test('that did not come is asked for again, and its failure is one of the SDK', async () => {
    const found = { outbox: memoryOutbox(), tabs: noTabs };
    const answers = [() => Promise.reject(new TypeError('cut')), () => Promise.resolve(found)];
    const { outbox } = lateStorage(() => answers.shift()!());
    await assert.rejects(outbox.clear(), { name: 'ConnectionError' });
    await outbox.clear();
    assert.equal(answers.length, 0);
  });

  test('wipes what an earlier page has kept, once it is there', async () => {
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
