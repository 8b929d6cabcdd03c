import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { refusal } from '../testing/fake-live-client.ts';
import { settle } from '@tellerkit/tooling/settle';
import { keys, outgoing, setUp, stored } from '../testing/tab-set-up.ts';

describe('a leading tab that the service refuses', () => {
  test('leaves the connection to an accepted tab, and goes live again once it is accepted', async () => {
    const { client, open } = setUp();
    client.broken = refusal('forbidden', 403);
    const one = await open();
    const two = await open();
    const state = ({ live }: typeof one) => {
      const { connection, error } = live.getSnapshot();
      return [connection, error?.code];
    };
    assert.deepEqual(
      [state(one), state(two)],
      [
        ['ended', 'forbidden'],
        ['live', undefined],
      ],
    );
    const key = two.live.send('from two');
    await settle();
    assert.deepEqual([keys(two.live), outgoing(two.live), client.readers], [[key], [], 1]);
    one.live.retryNow();
    await settle();
    assert.deepEqual([keys(one.live), state(one), client.readers], [[key], ['live', undefined], 1]);
    one.live.stop();
    two.live.stop();
  });

  test('leaves the tab that follows live', async () => {
    const { client, clock, open } = setUp();
    const [one, two] = [await open(), await open()];
    client.end(refusal('forbidden', 403));
    await settle();
    assert.equal(one.live.getSnapshot().connection, 'ended');
    assert.equal(two.live.getSnapshot().connection, 'live');
    await clock.advance(60_000);
    assert.equal(client.streams, 2);
    one.live.stop();
    two.live.stop();
  });

  for (const [code, status] of [
    ['unauthenticated', 401],
    ['forbidden', 403],
  ] as const)
    test(`leaves sending to a tab that may send (${status})`, async () => {
      const { client, store, open } = setUp();
      const [one, two] = [await open(), await open()];
      client.failures['send'] = [refusal(code, status)];
      const key = two.live.send('from two');
      await settle();
      assert.deepEqual([keys(two.live), outgoing(two.live)], [[key], []]);
      assert.deepEqual([stored(client), store.texts], [[key], []]);
      one.live.stop();
      two.live.stop();
    });

  test('marks each message as failed if there is no other tab', async () => {
    const { client, open } = setUp();
    client.broken = refusal('forbidden', 403);
    const one = await open();
    client.failures['send'] = [refusal('forbidden', 403)];
    const key = one.live.send('one');
    await settle();
    assert.deepEqual(outgoing(one.live), [[key, 'failed']]);
    one.live.retry(key);
    await settle();
    assert.deepEqual([client.stored.length, outgoing(one.live)], [1, [[key, 'sent']]]);
    one.live.retryNow();
    await settle();
    assert.deepEqual([keys(one.live), outgoing(one.live)], [[key], []]);
    one.live.stop();
  });
});
