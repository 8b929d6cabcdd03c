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

  /** A tab whose store holds a text. */
  function openTab(text: string, storage = tabStorage()) {
    const store = webSessionStore(storage, name);
    store.save(text);
    return {
      store,
      share: () => store.exchange?.(true),
      /** Returns the text that the store holds after it looked for a newer one. */
      async newest() {
        await store.exchange?.(false);
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

  it('takes the renewed text if both texts expire at the same time', async () => {
    const renewed = textOf(2).replace('"t2"', '"renewed"');
    await openTab(renewed).share();
    equal(await openTab(textOf(2)).newest(), renewed);
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
    const late = tabs.map(async ({ store }, index) => store.exchange?.(index === 0));
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
    localStorage.setItem(old, `${Date.now() - 31 * 86_400_000} eA== eA==`);
    localStorage.setItem(entry, `${Date.now()} eA== eA==`);
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
