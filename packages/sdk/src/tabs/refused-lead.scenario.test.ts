import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { refusal } from '../testing/fake-live-client.ts';
import { settle } from '@tellerkit/tooling/settle';
import { keys, outgoing, setUp, stored } from '../testing/tab-set-up.ts';

describe('a leading tab that the service refuses', () => {
  test('hands the connection over to an accepted tab, and is live again after `retryNow()`', async () => {
    const { client, open } = setUp();
    client.broken = refusal('forbidden', 403);
    const tabA = await open();
    const tabB = await open();
    const state = ({ live }: typeof tabA) => {
      const { connection, error } = live.getSnapshot();
      return [connection, error?.code];
    };
    assert.deepEqual(
      [state(tabA), state(tabB)],
      [
        ['ended', 'forbidden'],
        ['live', undefined],
      ],
    );
    const key = tabB.live.send('from B');
    await settle();
    assert.deepEqual([keys(tabB.live), outgoing(tabB.live), client.readers], [[key], [], 1]);
    tabA.live.retryNow();
    await settle();
    assert.deepEqual(
      [keys(tabA.live), state(tabA), client.readers],
      [[key], ['live', undefined], 1],
    );
    tabA.live.stop();
    tabB.live.stop();
  });

  test('ends only its own connection, and the other tab stays live', async () => {
    const { client, clock, open } = setUp();
    const [tabA, tabB] = [await open(), await open()];
    client.end(refusal('forbidden', 403));
    await settle();
    assert.equal(tabA.live.getSnapshot().connection, 'ended');
    assert.equal(tabB.live.getSnapshot().connection, 'live');
    await clock.advance(60_000);
    assert.equal(client.streams, 2);
    tabA.live.stop();
    tabB.live.stop();
  });

  for (const [code, status] of [
    ['unauthenticated', 401],
    ['forbidden', 403],
  ] as const)
    test(`hands sending over to a tab that the service accepts (status ${status})`, async () => {
      const { client, store, open } = setUp();
      const [tabA, tabB] = [await open(), await open()];
      client.failures['send'] = [refusal(code, status)];
      const key = tabB.live.send('from B');
      await settle();
      assert.deepEqual([keys(tabB.live), outgoing(tabB.live)], [[key], []]);
      assert.deepEqual([stored(client), store.texts], [[key], []]);
      tabA.live.stop();
      tabB.live.stop();
    });

  test('marks its message as failed until a retry succeeds, if no other tab is open', async () => {
    const { client, open } = setUp();
    client.broken = refusal('forbidden', 403);
    const tabA = await open();
    client.failures['send'] = [refusal('forbidden', 403)];
    const key = tabA.live.send('one');
    await settle();
    assert.deepEqual(outgoing(tabA.live), [[key, 'failed']]);
    tabA.live.retry(key);
    await settle();
    assert.deepEqual([client.stored.length, outgoing(tabA.live)], [1, [[key, 'sent']]]);
    tabA.live.retryNow();
    await settle();
    assert.deepEqual([keys(tabA.live), outgoing(tabA.live)], [[key], []]);
    tabA.live.stop();
  });
});
