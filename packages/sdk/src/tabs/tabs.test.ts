import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { LiveEvent, Participant } from '@tellerkit/contract';
import type { TabPlatform } from '../browser/tab-platform.ts';
import { deferred } from '../testing/deferred.ts';
import { FakeBrowser } from '../testing/fake-browser.ts';
import { refusal } from '../testing/fake-live-client.ts';
import { settle } from '@tellerkit/tooling/settle';
import { keys, outgoing, setUp, stored } from '../testing/tab-set-up.ts';

const bank: Participant = { role: 'assistant', id: null, displayName: null };

describe('tabs of one customer', () => {
  test('share one connection and show each event once', async () => {
    const { client, open } = setUp();
    const [tabA, tabB, tabC] = [await open(), await open(), await open()];
    assert.equal(client.readers, 1);
    for (let number = 0; number < 5; number++) client.store(`message ${number}`, `k${number}`);
    await settle();
    for (const { live } of [tabA, tabB, tabC]) {
      assert.deepEqual(keys(live), ['k0', 'k1', 'k2', 'k3', 'k4']);
      assert.equal(live.getSnapshot().connection, 'live');
      live.stop();
    }
  });

  test('show each other’s waiting messages and send each message once', async () => {
    const { client, store, open } = setUp();
    client.losses['send'] = ['before'];
    const [tabA, tabB] = [await open(), await open()];
    const first = tabB.live.send('from B');
    const second = tabA.live.send('from A');
    const third = tabB.live.send('again from B');
    await settle();
    assert.deepEqual(
      outgoing(tabA.live).map(([key]) => key),
      [second, first, third],
    );
    assert.deepEqual(outgoing(tabB.live), outgoing(tabA.live));
    tabA.live.stop();
    await settle();
    assert.deepEqual(keys(tabB.live).sort(), [first, second, third].sort());
    assert.deepEqual([outgoing(tabB.live), store.texts, client.stored.length], [[], [], 3]);
    tabB.live.stop();
  });

  for (const loss of ['before', 'after'] as const)
    test(`finish sending if a tab dies ${loss} the service stores the message`, async () => {
      const { client, store, browser, open } = setUp();
      const [tabA, tabB, tabC] = [await open(), await open(), await open()];
      client.losses['send'] = [loss];
      const all = ['a', 'b', 'c'].map((text) => tabA.live.send(text));
      await settle();
      const late = tabC.live.send('d');
      await settle();
      browser.kill(tabA.tab);
      await settle();
      assert.deepEqual(stored(client), [...all, late]);
      for (const { live } of [tabB, tabC]) {
        assert.deepEqual([keys(live), outgoing(live)], [[...all, late], []]);
        live.stop();
      }
      assert.deepEqual([store.texts, client.readers], [[], 2]);
    });

  test('send the stored messages of a dead tab first, then the messages of the reopened tab', async () => {
    const { client, store, browser, open, load } = setUp();
    const tabA = await open();
    const dead = await open();
    // The tab stores the messages but dies before it can forward them.
    dead.tab.channels.clear();
    const before = ['a', 'b'].map((text) => dead.live.send(text));
    await settle();
    browser.kill(dead.tab);
    assert.deepEqual([store.texts, client.stored.length], [['a', 'b'], 0]);
    const reading = deferred();
    store.slowLoad = reading.promise;
    const back = load(browser.open().platform);
    const after = ['c', 'd'].map((text) => back.send(text));
    await back.start();
    await settle();
    assert.equal(client.stored.length, 0);
    reading.resolve();
    await settle();
    assert.deepEqual(stored(client), [...before, ...after]);
    tabA.live.stop();
    back.stop();
  });

  test('send a message that a tab stored but could not forward before it died', async () => {
    const { client, clock, store, browser, open } = setUp();
    const tabA = await open();
    const dead = await open();
    const writing = deferred();
    store.slow = writing.promise;
    const key = dead.live.send('a');
    await settle();
    dead.tab.channels.clear();
    writing.resolve();
    await settle();
    browser.kill(dead.tab);
    assert.deepEqual([store.texts, client.stored.length], [['a'], 0]);
    await clock.advance(20_000);
    assert.deepEqual([stored(client), store.texts], [[key], []]);
    tabA.live.stop();
  });

  test('open only one conversation when two tabs send at the same time', async () => {
    const { client, open } = setUp();
    client.existing = undefined;
    const [tabA, tabB] = [await open(), await open()];
    const [first, second] = [tabA.live.send('one'), tabB.live.send('two')];
    const person = tabB.live.requestPerson();
    await settle();
    await person;
    assert.equal(client.created.length, 1);
    for (const { live } of [tabA, tabB]) {
      assert.deepEqual(keys(live).sort(), [first, second].sort());
      assert.deepEqual(outgoing(live), []);
      live.stop();
    }
    assert.equal(client.stored.length, 2);
  });

  test('show the answer so far in a tab that opens while the assistant is writing', async () => {
    const { client, open } = setUp();
    const tabA = await open();
    const base = { conversationId: 'cnv_1', occurredAt: '2026-11-21T09:30:00.000Z' };
    const delta = (offset: number, text: string): LiveEvent => ({
      ...base,
      type: 'answer.delta',
      data: { messageId: 'msg_1', offset, text },
    });
    client.emit(delta(0, 'Block it '));
    await settle();
    const tabB = await open();
    client.emit(delta(9, 'at once.'));
    await settle();
    assert.equal(tabB.live.getSnapshot().answer?.text, 'Block it at once.');
    client.store('Block it at once.', null, bank);
    await settle();
    assert.deepEqual([tabB.live.getSnapshot().answer, keys(tabB.live)], [null, ['msg_1']]);
    tabA.live.stop();
    tabB.live.stop();
  });

  test('fetch missed events', async () => {
    const { client, open } = setUp();
    const [tabA, tabB] = [await open(), await open()];
    tabB.tab.losesMessages = true;
    for (const key of ['k1', 'k2', 'k3']) client.store(key, key);
    await settle();
    tabB.tab.losesMessages = false;
    client.store('k4', 'k4');
    await settle();
    assert.deepEqual(keys(tabB.live), ['k1', 'k2', 'k3', 'k4']);
    tabA.live.stop();
    tabB.live.stop();
  });

  test('retry a failed fetch of missed events without waiting for another event', async () => {
    const { client, clock, open } = setUp();
    const [tabA, tabB] = [await open(), await open()];
    tabB.tab.losesMessages = true;
    client.store('k1', 'k1');
    await settle();
    tabB.tab.losesMessages = false;
    client.failures['events'] = [refusal('unavailable', 503)];
    client.store('k2', 'k2');
    await settle();
    await clock.advance(5000);
    await settle();
    assert.deepEqual(keys(tabB.live), ['k1', 'k2']);
    tabA.live.stop();
    tabB.live.stop();
  });

  test('remove a sent message from `outgoing` even if its event is older than the loaded history', async () => {
    const { client, open } = setUp();
    const tabA = await open();
    // The sending tab never receives the event of its message.
    client.lag = new Promise(() => undefined);
    const key = tabA.live.send('long ago');
    await settle();
    // Far more than a page of history, so another tab does not load the message.
    for (let number = 0; number < 450; number++) client.store(`message ${number}`);
    await settle();
    const tabB = await open();
    await settle();
    assert.deepEqual(outgoing(tabB.live), [[key, 'sent']]);
    tabA.live.stop();
    await settle();
    assert.deepEqual([outgoing(tabB.live), client.stored.length], [[], 451]);
    tabB.live.stop();
  });

  test('remove a sent message from `outgoing` in every tab once the leading tab has read its event', async () => {
    const { client, open } = setUp();
    const tabA = await open();
    const held = deferred();
    client.lag = held.promise;
    const key = tabA.live.send('long ago');
    await settle();
    for (let number = 0; number < 450; number++) client.store(`message ${number}`);
    await settle();
    const tabB = await open();
    await settle();
    assert.deepEqual(outgoing(tabB.live), [[key, 'sent']]);
    held.resolve();
    await settle();
    assert.deepEqual([outgoing(tabA.live), outgoing(tabB.live)], [[], []]);
    tabA.live.stop();
    tabB.live.stop();
  });

  test('forward a message that was sent while the store and the service were unavailable', async () => {
    const { client, clock, store, open } = setUp();
    const tabA = await open();
    const unavailable = () => refusal('unavailable', 503);
    client.failures['list'] = [unavailable()];
    store.failures.load = [unavailable(), unavailable()];
    const tabB = await open();
    const key = tabB.live.send('from B');
    for (let second = 0; second < 40; second++) await clock.advance(1000);
    assert.deepEqual([keys(tabB.live), outgoing(tabB.live)], [[key], []]);
    tabA.live.stop();
    tabB.live.stop();
  });

  test('retry and withdraw each other’s failed messages', async () => {
    const { client, store, open } = setUp();
    const [tabA, tabB] = [await open(), await open()];
    client.failures['send'] = [refusal(), refusal()];
    const [first, second] = [tabA.live.send('one'), tabA.live.send('two')];
    await settle();
    assert.deepEqual(outgoing(tabB.live), [
      [first, 'failed'],
      [second, 'failed'],
    ]);
    assert.equal(tabB.live.withdraw(first), true);
    tabB.live.retry(second);
    await settle();
    for (const { live } of [tabA, tabB])
      assert.deepEqual([keys(live), outgoing(live)], [[second], []]);
    assert.deepEqual(store.texts, []);
    tabA.live.stop();
    tabB.live.stop();
  });

  test('show a withdrawn message again if the withdrawal came too late', async () => {
    const { client, open } = setUp();
    const [tabA, tabB] = [await open(), await open()];
    client.losses['send'] = ['before'];
    tabB.tab.losesMessages = true;
    const key = tabB.live.send('one');
    await settle();
    tabB.tab.losesMessages = false;
    assert.equal(tabB.live.withdraw(key), true);
    await settle();
    assert.deepEqual(outgoing(tabB.live), [[key, 'sending']]);
    tabA.live.stop();
    tabB.live.stop();
  });

  test('do not repeat a refused attempt to open a conversation', async () => {
    const { client, open } = setUp();
    client.existing = undefined;
    client.failures['create'] = [refusal()];
    const { live } = await open();
    const key = live.send('one');
    await settle();
    assert.deepEqual([client.created.length, outgoing(live)], [1, [[key, 'failed']]]);
    live.stop();
  });
});

describe('a frozen tab', () => {
  test('closes its connection, stops leading, and shows all events after it resumes', async () => {
    const { client, lifecycle, open } = setUp();
    const [tabA, tabB] = [await open({ lifecycle }), await open()];
    lifecycle.change('frozen');
    await settle();
    // Only the sign-out channel stays open.
    assert.deepEqual([client.readers, tabA.tab.channels.size], [1, 1]);
    client.store('k1', 'k1');
    await settle();
    assert.deepEqual([keys(tabA.live), keys(tabB.live)], [[], ['k1']]);
    lifecycle.change('resumed');
    client.store('k2', 'k2');
    await settle();
    assert.deepEqual(keys(tabA.live), ['k1', 'k2']);
    assert.equal(client.readers, 1);
    tabA.live.stop();
    tabB.live.stop();
    await settle();
    assert.deepEqual([client.readers, lifecycle.listeners], [0, 0]);
  });
});

describe('a leading tab', () => {
  test('loses the lead while the browser suspends it, and is a follower afterwards', async () => {
    const { client, clock, open } = setUp();
    const [tabA, tabB] = [await open(), await open()];
    client.losses['send'] = ['before'];
    const first = tabA.live.send('one');
    await settle();
    tabA.tab.losesMessages = true;
    const second = tabB.live.send('two');
    await clock.advance(25_000);
    await settle();
    assert.deepEqual(keys(tabB.live), [first, second]);
    tabA.tab.losesMessages = false;
    client.store('k3', 'k3');
    await settle();
    for (const { live } of [tabA, tabB])
      assert.deepEqual([keys(live), outgoing(live)], [[first, second, 'k3'], []]);
    assert.equal(client.readers, 1);
    tabA.live.stop();
    tabB.live.stop();
    await settle();
    assert.deepEqual([client.readers, clock.pending], [0, 0]);
  });

  test('keeps the lead while it replies to pings', async () => {
    const { client, clock, open } = setUp();
    const [tabA, tabB] = [await open(), await open()];
    for (let turn = 0; turn < 12; turn++) await clock.advance(10_000);
    assert.equal(client.streams, 1);
    tabB.live.stop();
    client.store('k1', 'k1');
    await settle();
    assert.deepEqual(keys(tabA.live), ['k1']);
    tabA.live.stop();
  });
});

describe('tabs that cannot reach each other', () => {
  const platforms: Record<string, TabPlatform> = {
    'locks are missing': { openChannel: new FakeBrowser().open().platform.openChannel },
    'channels are missing': { locks: new FakeBrowser().open().platform.locks },
    'locks are refused': {
      ...new FakeBrowser().open().platform,
      locks: { request: () => Promise.reject(new DOMException('no', 'SecurityError')) },
    },
  };
  for (const [reason, platform] of Object.entries(platforms))
    test(`open one connection per tab and send each message once, in order, if ${reason}`, async () => {
      const { client, store, load } = setUp();
      const [tabA, tabB] = [load(platform), load(platform)];
      await Promise.all([tabA.start(), tabB.start()]);
      await settle();
      assert.equal(client.readers, 2);
      const mine = ['a', 'b', 'c'].map((text) => tabA.send(text));
      const theirs = ['d', 'e'].map((text) => tabB.send(text));
      await settle();
      for (const list of [mine, theirs])
        assert.deepEqual(
          stored(client).filter((key) => list.includes(String(key))),
          list,
        );
      assert.deepEqual([client.stored.length, store.texts], [5, []]);
      for (const live of [tabA, tabB]) {
        assert.deepEqual([keys(live), outgoing(live)], [stored(client), []]);
        live.stop();
      }
    });

  for (const [reason, platform] of Object.entries({ 'both are missing': {}, ...platforms }))
    test(`open one conversation through the shared store if ${reason}`, async () => {
      const { client, load } = setUp();
      client.existing = undefined;
      const [tabA, tabB] = [load(platform), load(platform)];
      await Promise.all([tabA.start(), tabB.start()]);
      tabA.send('one');
      tabB.send('two');
      await settle();
      assert.equal(new Set(client.created).size, 1);
      assert.deepEqual([keys(tabA), client.stored.length], [keys(tabB), 2]);
      tabA.stop();
      tabB.stop();
    });
});
