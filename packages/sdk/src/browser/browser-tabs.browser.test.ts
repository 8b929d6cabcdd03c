import { LiveConversation } from '@tellerkit/sdk/live';
import { dumpStorage } from '../testing/dump-storage.ts';
import { equal } from '../testing/equal.ts';
import { aConversation, FakeLiveClient } from '../testing/fake-live-client.ts';
import { reaches } from '../testing/reaches.ts';
import { sealedOutbox } from './browser-outbox.ts';
import { joinTabs } from './browser-tabs.ts';
import { KeyHolder } from './key-holder.ts';
import { OutboxDatabase } from './outbox-database.ts';

/** Number of customers so far. Each test uses a new customer, so that its tabs share nothing with other tests. */
let customers = 0;

function setUp() {
  const client = new FakeLiveClient();
  client.existing = aConversation();
  const id = `customer-${Date.now()}-${customers++}`;
  /** Opens a frame that acts as a tab. Its locks and channels end with the frame. */
  const open = async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const page = frame.contentWindow as Window & typeof globalThis;
    const keys = new KeyHolder(async () => ({ id, key: 'A'.repeat(43) }));
    // A separate database, because the outbox tests delete the database that they use.
    const outbox = sealedOutbox(keys, undefined, new OutboxDatabase('tellerkit-tabs-test'));
    const tabs = joinTabs(keys, {
      locks: page.navigator.locks,
      openChannel: (name) => new page.BroadcastChannel(name),
    });
    const live = new LiveConversation({ client, outbox, tabs });
    await live.start();
    return { live, outbox, close: () => frame.remove() };
  };
  return { client, open };
}

const keysOf = (live: LiveConversation) => live.getSnapshot().items.map(({ key }) => key);

describe('the tabs of a browser', () => {
  it('share one connection, and send all messages even if the leading tab closes while sending', async () => {
    const { client, open } = setUp();
    const tabA = await open();
    await reaches(tabA.live, () => tabA.live.getSnapshot().connection === 'live');
    const tabB = await open();
    await reaches(tabB.live, () => tabB.live.getSnapshot().connection === 'live');
    equal(client.readers, 1, 'connections');
    client.losses['send'] = ['after'];
    const sent = [tabA.live.send('the card ends in 4711'), tabB.live.send('and is 银行卡')];
    await reaches(tabB.live, () => {
      const { outgoing } = tabB.live.getSnapshot();
      return client.stored.length === 1 && outgoing.every(({ kept }) => kept);
    });
    const dump = await dumpStorage();
    equal([dump.includes('4711'), dump.includes('银行卡')], [false, false]);
    tabA.close();
    await reaches(tabB.live, () => keysOf(tabB.live).length === 2);
    await reaches(tabB.live, () => !tabB.live.getSnapshot().outgoing.length);
    equal([...keysOf(tabB.live)].sort(), [...sent].sort());
    equal(client.stored.length, 2, 'messages');
    tabB.live.stop();
    tabA.live.stop();
    tabB.close();
  });

  it('ignore an agent whose message another script of the origin posts to their channel', async () => {
    const { client, open } = setUp();
    const tabA = await open();
    await reaches(tabA.live, () => tabA.live.getSnapshot().connection === 'live');
    const tabB = await open();
    await reaches(tabB.live, () => tabB.live.getSnapshot().connection === 'live');
    client.store('first', 'first');
    await reaches(tabB.live, () => keysOf(tabB.live).length === 1);
    const [event] = client.stored;
    const forged = structuredClone(event)!;
    if (forged.type !== 'message.created') throw new Error('The event is no message.');
    const agent = { role: 'agent', id: 'agt_1', displayName: 'Eve' } as const;
    Object.assign(forged.data.message, { id: 'msg_forged', clientId: 'forged', author: agent });
    // Every script of the origin can learn the name, which the list of locks shows.
    const locks = await navigator.locks.query();
    for (const { name = '' } of locks.held ?? []) {
      const channel = new BroadcastChannel(name);
      channel.postMessage({ type: 'event', event: { ...forged, sequence: 2 } });
      channel.close();
    }
    client.store('second', 'second');
    await reaches(tabB.live, () => keysOf(tabB.live).length === 2);
    equal(keysOf(tabB.live), ['first', 'second']);
    equal(keysOf(tabA.live), ['first', 'second']);
    for (const { live, close } of [tabA, tabB]) {
      live.stop();
      close();
    }
  });

  it('open only one conversation when several tabs send at the same time', async () => {
    const { client, open } = setUp();
    client.existing = undefined;
    const tabs = [await open(), await open(), await open()];
    const sent = tabs.map(({ live }, index) => live.send(`message ${index}`));
    for (const { live } of tabs) await reaches(live, () => keysOf(live).length === sent.length);
    equal(client.created.length, 1, 'conversations');
    for (const { live, close } of tabs) {
      equal([...keysOf(live)].sort(), [...sent].sort());
      live.stop();
      close();
    }
  });

  it('release every lock and connection after all tabs have stopped', async () => {
    const { client, open } = setUp();
    const tabs = [await open(), await open()];
    for (const { live } of tabs)
      await reaches(live, () => live.getSnapshot().connection === 'live');
    for (const { live, close } of tabs) {
      live.stop();
      close();
    }
    // Readers and locks end a little later, and pages of other tests may hold locks for a while
    for (
      let locks = Infinity;
      locks + client.readers > 0;
      await new Promise((resolve) => setTimeout(resolve, 20))
    ) {
      const { held = [], pending = [] } = await navigator.locks.query();
      locks = [...held, ...pending].filter(({ name }) => name?.startsWith('tellerkit')).length;
    }
  });
});
