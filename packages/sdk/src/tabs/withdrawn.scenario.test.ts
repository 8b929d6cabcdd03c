import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { refusal } from '../testing/fake-live-client.ts';
import { settle } from '@tellerkit/tooling/settle';
import { keys, outgoing, setUp } from '../testing/tab-set-up.ts';

describe('a withdrawn message', () => {
  test('is not sent if the leading tab dies before the withdrawal reaches it', async () => {
    const { client, store, browser, open } = setUp();
    const [tabA, tabB, tabC] = [await open(), await open(), await open()];
    client.failures['send'] = [refusal()];
    const key = tabB.live.send('one');
    await settle();
    assert.deepEqual(outgoing(tabC.live), [[key, 'failed']]);
    tabA.tab.losesMessages = true;
    assert.equal(tabB.live.withdraw(key), true);
    await settle();
    browser.kill(tabA.tab);
    tabC.live.retry(key);
    await settle();
    for (const { live } of [tabB, tabC]) {
      assert.deepEqual([keys(live), outgoing(live)], [[], []]);
      live.stop();
    }
    assert.deepEqual([client.stored.length, store.texts], [0, []]);
  });
});
