import { LiveConversation } from '@tellerkit/sdk/live';
import type { Clock } from '@tellerkit/sdk';
import { equal } from '../testing/equal.ts';
import { aConversation, FakeLiveClient } from '../testing/fake-live-client.ts';
import { reaches } from '../testing/reaches.ts';
import { sealedOutbox } from './browser-outbox.ts';
import { KeyHolder } from './key-holder.ts';
import { OutboxDatabase } from './outbox-database.ts';

const databaseName = 'tellerkit-hanging-test';

/** A clock whose timers fire only when the test lets all limits pass. */
class StoppedClock implements Clock {
  readonly #timers = new Set<() => void>();

  now(): number {
    return Date.now();
  }

  after(_ms: number, run: () => void): () => void {
    this.#timers.add(run);
    return () => void this.#timers.delete(run);
  }

  /** Fires the timers that wait now. */
  pass(): void {
    for (const run of [...this.#timers]) if (this.#timers.delete(run)) run();
  }
}

/** Each method that starts an operation of IndexedDB, with the object whose method a test replaces. */
const operations: readonly (readonly [string, object, string])[] = [
  ['opening', IDBFactory.prototype, 'open'],
  ['reading', IDBIndex.prototype, 'getAll'],
  ['looking up', IDBIndex.prototype, 'getKey'],
  ['adding', IDBObjectStore.prototype, 'add'],
  ['replacing', IDBObjectStore.prototype, 'put'],
  ['deleting', IDBObjectStore.prototype, 'delete'],
  ['clearing', IDBObjectStore.prototype, 'clear'],
];

/** Makes a method return a request that never settles. Returns a function that restores the method. */
function hang(target: object, method: string): () => void {
  const before = Object.getOwnPropertyDescriptor(target, method) as PropertyDescriptor;
  Object.defineProperty(target, method, { ...before, value: () => new EventTarget() });
  return () => Object.defineProperty(target, method, before);
}

/** Makes every transaction keep silent about its end. Returns a function that restores transactions. */
function hangTransactions(): () => void {
  const { prototype } = IDBTransaction;
  const names = ['oncomplete', 'onabort'] as const;
  const before = names.map((name) => Object.getOwnPropertyDescriptor(prototype, name));
  for (const name of names)
    Object.defineProperty(prototype, name, { configurable: true, set: () => undefined });
  return () =>
    names.forEach((name, index) =>
      Object.defineProperty(prototype, name, before[index] as PropertyDescriptor),
    );
}

function setUp() {
  const clock = new StoppedClock();
  const client = new FakeLiveClient();
  client.existing = aConversation();
  const keys = new KeyHolder(async () => ({ id: 'compartment-A', key: 'A'.repeat(43) }));
  const open = () => {
    const outbox = sealedOutbox(keys, clock, new OutboxDatabase(databaseName, clock));
    return { outbox, live: new LiveConversation({ client, clock, outbox, random: () => 0 }) };
  };
  return { clock, client, open };
}

function deleteDatabase(): Promise<void> {
  return new Promise((resolve) => {
    indexedDB.deleteDatabase(databaseName).onsuccess = () => resolve();
  });
}

const textsOf = ({ sent }: FakeLiveClient) => sent.map(({ text }) => text);

/** Lets limits pass until a condition holds. */
async function passUntil(clock: StoppedClock, isMet: () => boolean): Promise<void> {
  while (!isMet()) {
    clock.pass();
    await new Promise((resolve) => setTimeout(resolve));
  }
}

describe('an IndexedDB that never answers', () => {
  let restore: () => void = () => undefined;

  beforeEach(deleteDatabase);
  afterEach(() => restore());

  const hangs: readonly (readonly [string, () => () => void])[] = [
    ...operations.map(([name, ...method]) => [name, () => hang(...method)] as const),
    ['ending a transaction', hangTransactions] as const,
  ];
  for (const [name, start] of hangs)
    it(`keeps no message from being sent while it hangs at ${name}`, async () => {
      const { clock, client, open } = setUp();
      restore = start();
      const { live } = open();
      await live.start();
      const texts = ['one', 'two', 'three'];
      for (const text of texts) live.send(text);
      await passUntil(clock, () => client.stored.length === 3);
      await reaches(live, () => !live.getSnapshot().outgoing.length);
      equal(textsOf(client), texts);
      restore();
      // The next page sends nothing again.
      live.stop();
      const next = open();
      await next.live.start();
      await passUntil(clock, () => next.live.getSnapshot().connection === 'live');
      equal([textsOf(client), client.stored.length], [texts, 3]);
      next.live.stop();
    });

  it('leaves `kept` false until it answers, and then keeps the messages that wait', async () => {
    const { clock, client, open } = setUp();
    const { live, outbox } = open();
    await live.start();
    live.send('zero');
    await reaches(live, () => client.stored.length === 1 && !live.getSnapshot().outgoing.length);
    while ((await outbox.load()).length);
    restore = hang(IDBFactory.prototype, 'open');
    client.losses['send'] = ['before', 'before', 'before'];
    live.send('one');
    await passUntil(clock, () => client.sent.length === 2);
    equal(live.getSnapshot().outgoing[0]?.kept, false);
    restore();
    // Ends the calls that began while it hung.
    clock.pass();
    live.send('two');
    await reaches(live, () => live.getSnapshot().outgoing.every(({ kept }) => kept));
    equal((await outbox.load()).length, 2);
    live.stop();
  });

  it('rejects a call after the limit, and answers the next call', async () => {
    const { clock, open } = setUp();
    restore = hang(IDBFactory.prototype, 'open');
    const { outbox } = open();
    let failure: unknown;
    void outbox.load().catch((error: unknown) => (failure = error));
    await passUntil(clock, () => !!failure);
    equal(failure instanceof Error, true);
    restore();
    equal(await outbox.load(), []);
  });

  it('leaves no connection open that arrives after the limit', async () => {
    const { clock, open } = setUp();
    const openDatabase = indexedDB.open.bind(indexedDB);
    const requests: IDBOpenDBRequest[] = [];
    indexedDB.open = (...call) => {
      const request = openDatabase(...call);
      requests.push(request);
      // Fires the limit before the request succeeds.
      clock.pass();
      return request;
    };
    restore = () => void Reflect.deleteProperty(indexedDB, 'open');
    const { outbox } = open();
    equal(
      await outbox.load().then(
        () => 'loaded',
        () => 'failed',
      ),
      'failed',
    );
    for (const request of requests)
      if (request.readyState === 'pending')
        await new Promise((resolve) => request.addEventListener('success', resolve));
    // A deletion waits until each connection is closed.
    await deleteDatabase();
  });
});
