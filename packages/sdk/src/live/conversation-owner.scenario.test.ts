import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { LiveConversation, memoryOutbox } from '@tellerkit/sdk/live';
import type { LiveConversationOptions, OutboxEntry } from '@tellerkit/sdk/live';
import { FakeClock } from '../testing/fake-clock.ts';
import { aConversation, FakeLiveClient } from '../testing/fake-live-client.ts';
import { FakeOutboxStore } from '../testing/fake-outbox-store.ts';
import { settle } from '@tellerkit/tooling/settle';

/** Creates a back end that acts for several customers and shares one store among them. */
function setUp() {
  const store = new FakeOutboxStore();
  const actFor = (
    newConversation: LiveConversationOptions['newConversation'],
    options: Partial<LiveConversationOptions> = {},
  ) => {
    const client = new FakeLiveClient();
    const clock = new FakeClock();
    const live = new LiveConversation({
      ...{ client, clock, random: () => 0.5, outbox: store, newConversation, ...options },
    });
    return { client, live };
  };
  return { store, actFor };
}

const named = (externalId: string) => ({ customer: { externalId } });
const texts = ({ sent }: FakeLiveClient) => sent.map(({ text }) => text);

const anEntry = (key: string, part: Partial<OutboxEntry>): OutboxEntry => ({
  key,
  conversationId: null,
  opening: null,
  content: [{ type: 'text', text: key }],
  createdAt: '2026-01-05T09:00:00.000Z',
  failure: null,
  ...part,
});

describe('LiveConversation, for a customer named by a back end', () => {
  test('opens a new conversation for an external id and never shows another customer’s conversation', async () => {
    const { actFor } = setUp();
    const { client, live } = actFor(named('crm-A'));
    client.existing = { ...aConversation(), customerId: 'cus_B' };
    client.store('from B');
    await live.start();
    assert.deepEqual([live.getSnapshot().items, client.read], [[], []]);
    live.send('from A');
    await settle();
    assert.deepEqual([client.created.length, client.read], [1, []]);
    live.stop();
  });

  test('finds only the conversation of the given customer id', async () => {
    const { actFor } = setUp();
    for (const customerId of ['cus_A', 'cus_B']) {
      const { client, live } = actFor({ customerId: 'cus_A' }, { lastConversationId: 'cnv_1' });
      client.existing = { ...aConversation(), customerId };
      await live.start();
      const { conversation } = live.getSnapshot();
      assert.equal(conversation?.customerId, customerId === 'cus_A' ? 'cus_A' : undefined);
      live.stop();
    }
  });

  test('neither shows nor sends the stored messages of another customer', async () => {
    const { store, actFor } = setUp();
    const a = actFor(named('crm-A'));
    // Store two messages of A: one before and one after its conversation is open.
    a.client.losses['create'] = ['before'];
    a.live.send('secret of A');
    await settle();
    const [entry] = store.entries.values();
    assert.ok(entry);
    store.entries.set('bound', { ...entry, key: 'bound', conversationId: 'cnv_1', opening: null });
    a.live.stop();

    for (const other of [named('crm-B'), { customerId: 'crm-A' }, undefined]) {
      const { client, live } = actFor(other);
      await live.start();
      live.send('from B');
      await settle();
      assert.deepEqual([texts(client), live.getSnapshot().outgoing], [['from B'], []]);
      assert.notEqual(client.created[0], entry.opening?.key);
      live.stop();
    }
    assert.deepEqual(store.texts, ['secret of A', 'secret of A']);

    const again = actFor(named('crm-A'));
    await again.live.start();
    await settle();
    assert.deepEqual(texts(again.client), ['secret of A', 'secret of A']);
    assert.deepEqual([again.client.created, store.texts], [[entry.opening?.key], []]);
    again.live.stop();
  });

  test('sends a stored message without `owner` only for the customer in its `opening`', async () => {
    const { store, actFor } = setUp();
    const opening = { key: 'open-A', body: named('crm-A') };
    store.entries.set('of A', anEntry('of A', { opening }));
    store.entries.set('of nobody', anEntry('of nobody', { opening: { key: 'open-0', body: {} } }));
    const b = actFor(named('crm-B'));
    await b.live.start();
    await settle();
    assert.deepEqual(texts(b.client), []);
    b.live.stop();
    const a = actFor(named('crm-A'));
    await a.live.start();
    await settle();
    assert.deepEqual([texts(a.client), a.client.created], [['of A'], ['open-A']]);
    a.live.stop();
    const own = actFor(undefined);
    await own.live.start();
    await settle();
    assert.deepEqual([texts(own.client), own.client.created], [['of nobody'], ['open-0']]);
    own.live.stop();
  });

  test('keeps customers apart in a shared memory outbox', async () => {
    const { actFor } = setUp();
    const outbox = memoryOutbox();
    const a = actFor(named('crm-A'), { outbox });
    a.client.losses['create'] = ['before'];
    a.live.send('secret of A');
    await settle();
    const b = actFor(named('crm-B'), { outbox });
    await b.live.start();
    b.live.send('from B');
    await settle();
    assert.deepEqual(texts(b.client), ['from B']);
    a.live.stop();
    b.live.stop();
  });
});
