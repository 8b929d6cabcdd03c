import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { refusal } from '../testing/fake-live-client.ts';
import { settle } from '@tellerkit/tooling/settle';
import { keys, outgoing, setUp } from '../testing/tab-set-up.ts';

describe('a withdrawn message', () => {
  test('is not sent by the next leading tab if the previous one died before the withdrawal arrived', async () => {
    const { client, store, browser, open } = setUp();
    const [one, two, three] = [await open(), await open(), await open()];
    client.failures['send'] = [refusal()];
    const key = two.live.send('one');
    await settle();
    assert.deepEqual(outgoing(three.live), [[key, 'failed']]);
    one.tab.losesMessages = true;
    assert.equal(two.live.withdraw(key), true);
    await settle();
    browser.kill(one.tab);
    three.live.retry(key);
    await settle();
    for (const { live } of [two, three]) {
      assert.deepEqual([keys(live), outgoing(live)], [[], []]);
      live.stop();
    }
    assert.deepEqual([client.stored.length, store.texts], [0, []]);
  });
});
