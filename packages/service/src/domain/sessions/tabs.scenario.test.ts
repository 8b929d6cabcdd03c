import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { CustomerSession, TellerClient, webSessionStore } from '@tellerkit/sdk';
import type { TokenReason } from '@tellerkit/sdk';
import { createTestService } from '@tellerkit/service/test-kit';
import type { TestService } from '@tellerkit/service/test-kit';

const minute = 60_000;
const hour = 60 * minute;
const name = 'tellerkit session';

/** Web Storage of a tab, which a duplicated tab starts with a copy of. */
class FakeStorage implements Storage {
  [name: string]: unknown;
  readonly entries: Map<string, string>;

  constructor(entries: Iterable<[string, string]> = []) {
    this.entries = new Map(entries);
  }

  get length(): number {
    return this.entries.size;
  }

  duplicate(): FakeStorage {
    return new FakeStorage(this.entries);
  }

  clear(): void {
    this.entries.clear();
  }

  getItem(key: string): string | null {
    return this.entries.get(key) ?? null;
  }

  key(index: number): string | null {
    return [...this.entries.keys()][index] ?? null;
  }

  removeItem(key: string): void {
    this.entries.delete(key);
  }

  setItem(key: string, value: string): void {
    this.entries.set(key, value);
  }
}

let bank: TestService;
let shared: FakeStorage;
beforeEach(async () => {
  bank = await createTestService();
  shared = new FakeStorage();
  Object.defineProperty(globalThis, 'localStorage', { value: shared, configurable: true });
});
afterEach(async () => {
  Reflect.deleteProperty(globalThis, 'localStorage');
  await bank.close();
});

/** Ends when the last renewal has reached the other tabs. No page waits for it. */
let sharing: Promise<void> | undefined;

/** Loads a page in a tab. */
function load(storage: Storage): CustomerSession {
  const store = webSessionStore(storage, name);
  const share = () => (sharing = store.share?.() ?? Promise.resolve());
  return new CustomerSession({ ...bank.clientOptions, store: { ...store, share } });
}

/** Gets a token, and lets the tab share its tokens. */
async function tokenOf(session: CustomerSession, reason: TokenReason) {
  const { signal } = new AbortController();
  const token = await bank.clock.runUntil(session.token({ reason, signal }));
  await sharing;
  return token;
}

/** Gets a token and returns the id of the session to which the token belongs. */
async function sessionOf(session: CustomerSession, reason: TokenReason): Promise<string> {
  const { token } = await tokenOf(session, reason);
  const { publishableKey: _, ...options } = bank.clientOptions;
  const client = new TellerClient({ ...options, token });
  const { items } = await client.sessions.list().first();
  return items.find(({ current }) => current)?.id ?? assert.fail();
}

/** Opens a session in a tab, and duplicates the tab. */
async function openTwoTabs() {
  const storage = new FakeStorage();
  const tab = load(storage);
  const id = await sessionOf(tab, 'initial');
  return { id, tab, storage, copy: storage.duplicate() };
}

test('a duplicated tab that slept continues the session that the other tab renewed', async () => {
  const { id, tab, copy } = await openTwoTabs();
  const sleeping = load(copy);
  assert.equal(await sessionOf(sleeping, 'initial'), id);
  for (let renewals = 0; renewals < 3; renewals += 1) {
    await bank.clock.jump(hour);
    assert.equal(await sessionOf(tab, 'expired'), id);
  }
  await bank.clock.jump(10 * minute);
  assert.equal(await sessionOf(sleeping, 'expired'), id);
  await bank.clock.jump(hour);
  assert.equal(await sessionOf(sleeping, 'expired'), id);
  await bank.clock.jump(2 * minute);
  assert.equal(await sessionOf(tab, 'expired'), id);
});

test('a duplicated tab continues the session after a reload, although the other tab has closed', async () => {
  const { id, tab, copy } = await openTwoTabs();
  await bank.clock.jump(hour);
  await tokenOf(tab, 'expired');
  await bank.clock.jump(2 * hour);
  assert.equal(await sessionOf(load(copy), 'initial'), id);
});

test('a duplicated tab that slept signs out without a use of a replaced refresh token', async () => {
  const { tab, copy } = await openTwoTabs();
  const sleeping = load(copy);
  for (let renewals = 0; renewals < 2; renewals += 1) {
    await bank.clock.jump(hour);
    await tokenOf(tab, 'expired');
  }
  await bank.clock.jump(hour);
  await bank.clock.runUntil(sleeping.end());
  const { publishableKey: _, ...options } = bank.clientOptions;
  const backEnd = new TellerClient({ ...options, secretKey: bank.secretKey });
  const { items: entries } = await bank.clock.runUntil(backEnd.audit.list().first());
  const refreshes = entries.filter(({ action }) => action === 'sessions.refresh');
  assert.deepEqual(new Set(refreshes.map(({ status }) => status)), new Set([200]));
  const { items: open } = await bank.clock.runUntil(backEnd.sessions.list().first());
  assert.deepEqual(open, []);
});

test('two tabs that renew at once continue the session', async () => {
  const { id, tab, copy } = await openTwoTabs();
  const other = load(copy);
  await bank.clock.jump(hour);
  assert.deepEqual(await Promise.all([sessionOf(tab, 'expired'), sessionOf(other, 'initial')]), [
    id,
    id,
  ]);
  for (const each of [other, tab, other]) {
    await bank.clock.jump(hour);
    assert.equal(await sessionOf(each, 'expired'), id);
  }
});

test('a page continues its session after a renewal whose response was lost', async () => {
  const storage = new FakeStorage();
  const tab = load(storage);
  const id = await sessionOf(tab, 'initial');
  await bank.clock.jump(hour);
  bank.faults.cutAfterCommit({ endpoint: 'sessions.refresh', nth: 1 });
  assert.equal(await sessionOf(tab, 'expired'), id);
  await bank.clock.jump(hour);
  assert.equal(await sessionOf(load(storage), 'initial'), id);
});

test('no other page can read or forge the tokens that tabs share', async () => {
  const { id, tab, storage, copy } = await openTwoTabs();
  assert.equal(shared.length, 0, 'a session that was never renewed shares nothing');
  await bank.clock.jump(hour);
  const { token } = await tokenOf(tab, 'expired');
  const [[entry, sealed]] = [...shared.entries] as [[string, string]];
  const { refreshToken, customerId } = JSON.parse(storage.getItem(name) ?? '') as {
    refreshToken: string;
    customerId: string;
  };
  for (const secret of [token, refreshToken, customerId]) assert.ok(!sealed.includes(secret));
  // Another session of the same page encrypts a text under its own key
  const stranger = load(new FakeStorage());
  await tokenOf(stranger, 'initial');
  await bank.clock.jump(hour);
  await tokenOf(stranger, 'expired');
  const [forged] = [...shared.entries.keys()].filter((each) => each !== entry);
  for (const wrong of [shared.getItem(forged ?? '') ?? '', 'x', `1 ${btoa('x')} ${btoa('y')}`]) {
    shared.setItem(entry, wrong);
    await bank.clock.jump(hour);
    assert.equal(await sessionOf(tab, 'expired'), id);
  }
  assert.equal(await sessionOf(load(copy), 'initial'), id);
  tab.forget();
  assert.equal(shared.getItem(entry), null, 'nothing of the session remains on the device');
});
