import { webSessionStore } from '@tellerkit/sdk';
import { equal } from '../testing/equal.ts';

const name = 'tellerkit shared copy test';
const entry = `${name} ses_1`;

const textOf = (renewals: number, expiresAt = `2026-01-05T0${renewals}:00:00.000Z`) =>
  JSON.stringify({
    id: 'ses_1',
    token: `t${renewals}`,
    refreshToken: `r${renewals}`,
    root: 'r0',
    expiresAt,
    renewals,
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

  /** A tab whose store holds a text. */
  function openTab(text: string, storage = tabStorage()) {
    const store = webSessionStore(storage, name);
    store.save(text);
    return {
      store,
      share: () => store.share?.(),
      /** Returns the text that the store holds after it looked for a newer one. */
      async newest() {
        await store.pull?.();
        return store.load();
      },
    };
  }

  it('takes the newest text of the tabs that hold a copy', async () => {
    const [first, second] = [openTab(textOf(2)), openTab(textOf(1))];
    await first.share();
    equal(await second.newest(), textOf(2));
    second.store.save(textOf(3));
    await second.share();
    equal(await first.newest(), textOf(3));
    first.store.save(textOf(4));
    equal(await first.newest(), textOf(4));
  });

  it('takes the text that was renewed more often, whatever the times at which the tokens expire', async () => {
    const [early, late] = ['2026-01-05T01:00:00.000Z', '2026-01-05T09:00:00.000Z'];
    await openTab(textOf(2, early)).share();
    for (const own of [textOf(1, early), textOf(1, late)])
      equal(await openTab(own).newest(), textOf(2, early));
    for (const own of [textOf(2, late), textOf(3, early)]) equal(await openTab(own).newest(), own);
  });

  it('returns the newest text without saving it if the customer signed out meanwhile', async () => {
    const [first, second] = [openTab(textOf(2)), openTab(textOf(1))];
    await first.share();
    const pulled = second.store.pull?.();
    second.store.clear();
    equal(await pulled, textOf(2));
    equal(second.store.load(), null);
  });

  it('leaves no readable token on the device, and deletes the shared entry with the session', async () => {
    const { store, share } = openTab(textOf(7));
    await share();
    const shared = localStorage.getItem(entry) ?? '';
    equal(shared.length > 0, true);
    equal(shared.includes(btoa(textOf(7)).slice(4, 40)), false);
    store.clear();
    equal(localStorage.getItem(entry), null);
  });

  it('stores nothing after a sign-out during the exchange', async () => {
    const tabs = [openTab(textOf(2)), openTab(textOf(1))];
    await tabs[0]?.share();
    const late = tabs.map(async ({ store }, index) =>
      index === 0 ? store.share?.() : store.pull?.(),
    );
    for (const { store } of tabs) store.clear();
    await Promise.all(late);
    equal(
      tabs.map(({ store }) => store.load()),
      [null, null],
    );
    equal(localStorage.getItem(entry), null);
  });

  it('ignores an entry of another session, and deletes entries that are over 30 days old', async () => {
    const old = `${name} ses_0`;
    localStorage.setItem(old, `${Date.parse('2025-12-04')} eA== eA==`);
    localStorage.setItem(entry, `${Date.parse('2026-01-05')} eA== eA==`);
    const tab = openTab(textOf(1));
    equal(await tab.newest(), textOf(1));
    await tab.share();
    equal(localStorage.getItem(old), null);
    equal(await openTab(textOf(0)).newest(), textOf(1));
  });

  it('shares nothing if all tabs use `localStorage` itself', async () => {
    const tab = openTab(textOf(1), localStorage);
    await tab.share();
    equal(await tab.newest(), textOf(1));
    equal(localStorage.getItem(entry), null);
  });
});
