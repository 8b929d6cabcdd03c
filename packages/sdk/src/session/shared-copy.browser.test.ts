import { webSessionStore } from '@tellerkit/sdk';
import { equal } from '../testing/equal.ts';

const name = 'tellerkit shared copy test';
const entry = `${name} ses_1`;

const textOf = (hour: number) =>
  JSON.stringify({
    id: 'ses_1',
    token: `t${hour}`,
    refreshToken: `r${hour}`,
    root: 'r0',
    expiresAt: `2026-01-05T0${hour}:00:00.000Z`,
  });

/** Storage of a tab in memory, because the tabs of this test share the page's `sessionStorage`. */
function tabStorage(): Storage {
  const entries = new Map<string, string>();
  return {
    length: 0,
    clear: () => entries.clear(),
    key: () => null,
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
  };
}

describe('webSessionStore in duplicated tabs', () => {
  afterEach(() => localStorage.clear());

  it('returns the newest text of the tabs that hold a copy', async () => {
    const [first, second] = [tabStorage(), tabStorage()].map((each) => webSessionStore(each, name));
    await first?.exchange?.(textOf(2), true);
    equal(await second?.exchange?.(textOf(1), false), textOf(2));
    await second?.exchange?.(textOf(3), true);
    equal(await first?.exchange?.(textOf(2), false), textOf(3));
    equal(await first?.exchange?.(textOf(4), false), textOf(4));
  });

  it('leaves no readable token on the device, and deletes the shared entry with the session', async () => {
    const store = webSessionStore(tabStorage(), name);
    store.save(textOf(7));
    await store.exchange?.(textOf(7), true);
    const shared = localStorage.getItem(entry) ?? '';
    equal(shared.length > 0, true);
    equal(shared.includes(btoa(textOf(7)).slice(4, 40)), false);
    store.clear();
    equal(localStorage.getItem(entry), null);
  });

  it('ignores an entry of another session, and deletes entries that are over 30 days old', async () => {
    const old = `${name} ses_0`;
    localStorage.setItem(old, `${Date.now() - 31 * 86_400_000} eA== eA==`);
    localStorage.setItem(entry, `${Date.now()} eA== eA==`);
    const store = webSessionStore(tabStorage(), name);
    equal(await store.exchange?.(textOf(1), false), textOf(1));
    await store.exchange?.(textOf(1), true);
    equal(localStorage.getItem(old), null);
    equal(await store.exchange?.(textOf(0), false), textOf(1));
  });

  it('shares nothing if all tabs use `localStorage` itself', async () => {
    const store = webSessionStore(localStorage, name);
    equal(await store.exchange?.(textOf(1), true), textOf(1));
    equal(localStorage.getItem(entry), null);
  });
});
