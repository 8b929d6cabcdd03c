import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { settle } from '@tellerkit/tooling/settle';
import { joinTabs } from '../browser/browser-tabs.ts';
import { KeyHolder } from '../browser/key-holder.ts';
import type { TabLocks } from '../browser/tab-platform.ts';
import { keys, setUp, storageKey, stored } from '../testing/tab-set-up.ts';
import { deferred } from '../testing/deferred.ts';

/** Longest time in milliseconds for which a hanging browser may delay the first message. */
const longestMs = 30_000;
const never = () => new Promise<never>(() => undefined);
/** Locks that the browser never grants. */
const locks = { request: never } as TabLocks;

describe('a browser that never grants a lock', () => {
  for (const hasConversation of [true, false])
    test(`lets a tab send messages ${hasConversation ? 'in' : 'before'} a conversation`, async () => {
      const { client, clock, browser, load } = setUp();
      if (!hasConversation) client.existing = undefined;
      const live = load({ ...browser.open().platform, locks });
      await live.start();
      const first = live.send('one');
      await clock.advance(longestMs);
      assert.deepEqual([stored(client), client.readers], [[first], 1]);
      const second = live.send('two');
      await settle();
      assert.deepEqual(
        [stored(client), keys(live)],
        [
          [first, second],
          [first, second],
        ],
      );
      live.stop();
      await settle();
      assert.deepEqual([clock.pending, client.readers], [0, 0]);
    });
});

describe('a source of the storage key that never answers', () => {
  test('lets a tab send messages', async () => {
    const { client, clock, browser, load } = setUp();
    client.existing = undefined;
    const { platform } = browser.open();
    const tabs = joinTabs(new KeyHolder(never), { clock, ...platform });
    const live = load(platform, { tabs });
    await live.start();
    const key = live.send('one');
    await clock.advance(longestMs);
    assert.deepEqual([stored(client), client.readers], [[key], 1]);
    live.stop();
    assert.equal(clock.pending, 0);
  });

  test('shares the connection with the other tabs once it answers', async () => {
    const { client, clock, browser, load, open } = setUp();
    const other = await open();
    const arriving = deferred<typeof storageKey>();
    const { platform } = browser.open();
    const tabs = joinTabs(new KeyHolder(() => arriving.promise), { clock, ...platform });
    const live = load(platform, { tabs });
    await live.start();
    await clock.advance(longestMs);
    assert.equal(client.readers, 2);
    arriving.resolve(storageKey);
    await settle();
    assert.equal(client.readers, 1);
    client.store('hello', 'out-1');
    await settle();
    assert.deepEqual([keys(live), keys(other.live)], [['out-1'], ['out-1']]);
    for (const each of [live, other.live]) each.stop();
  });
});
