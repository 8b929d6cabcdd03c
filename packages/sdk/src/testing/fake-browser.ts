import type { TabPlatform } from '../browser/browser-tabs.ts';

interface Waiting {
  readonly name: string;
  readonly tab: FakeTab;
  readonly run: () => Promise<unknown>;
  readonly settle: (outcome: Promise<unknown>) => void;
}

/** A browser with tabs that share locks and channels, and may die without a word. */
export class FakeBrowser {
  readonly tabs = new Set<FakeTab>();
  readonly #held = new Map<string, FakeTab>();
  #waiting: Waiting[] = [];

  /** Opens a tab. */
  open(): FakeTab {
    const tab = new FakeTab(this);
    this.tabs.add(tab);
    return tab;
  }

  /** The tab is gone: none of its code runs in the browser any more, its locks are free. */
  kill(tab: FakeTab): void {
    this.tabs.delete(tab);
    tab.channels.clear();
    this.#waiting = this.#waiting.filter((waiting) => waiting.tab !== tab);
    for (const [name, holder] of this.#held) if (holder === tab) this.#release(name, tab);
  }

  request<T>(tab: FakeTab, name: string, signal: AbortSignal | undefined, run: () => Promise<T>) {
    return new Promise<T>((resolve, reject) => {
      const waiting = {
        name,
        tab,
        run,
        settle: (outcome: Promise<unknown>) => resolve(outcome as Promise<T>),
      };
      signal?.addEventListener('abort', () => {
        this.#waiting = this.#waiting.filter((other) => other !== waiting);
        reject(signal.reason as Error);
      });
      this.#waiting.push(waiting);
      queueMicrotask(() => this.#grant());
    });
  }

  #grant(): void {
    for (const waiting of this.#waiting) {
      const { name, tab, run, settle } = waiting;
      if (this.#held.has(name)) continue;
      this.#held.set(name, tab);
      this.#waiting = this.#waiting.filter((other) => other !== waiting);
      const outcome = run();
      settle(outcome);
      const release = () => this.#release(name, tab);
      outcome.then(release, release);
    }
  }

  #release(name: string, tab: FakeTab): void {
    if (this.#held.get(name) !== tab) return;
    this.#held.delete(name);
    this.#grant();
  }
}

/** A tab of a {@link FakeBrowser}. */
export class FakeTab {
  readonly channels = new Set<FakeChannel>();
  /** What comes over its channels is lost while this is true. */
  isDeaf = false;
  readonly browser: FakeBrowser;

  constructor(browser: FakeBrowser) {
    this.browser = browser;
  }

  /** What its page offers. */
  readonly platform: TabPlatform = {
    locks: {
      request: ((
        name: string,
        options: LockOptions | (() => Promise<unknown>),
        run?: () => Promise<unknown>,
      ) =>
        typeof options === 'function'
          ? this.browser.request(this, name, undefined, options)
          : this.browser.request(
              this,
              name,
              options.signal,
              run as () => Promise<unknown>,
            )) as LockManager['request'],
    },
    openChannel: (name) => new FakeChannel(name, this) as unknown as BroadcastChannel,
  };
}

class FakeChannel {
  onmessage: ((event: { data: unknown }) => void) | null = null;
  readonly #name: string;
  readonly #tab: FakeTab;

  constructor(name: string, tab: FakeTab) {
    this.#name = name;
    this.#tab = tab;
    tab.channels.add(this);
  }

  postMessage(data: unknown): void {
    const { browser } = this.#tab;
    // A tab that is gone says nothing, and what is told is a copy.
    if (!this.#tab.channels.has(this)) return;
    const text = structuredClone(data);
    for (const tab of browser.tabs)
      for (const channel of tab.channels)
        if (channel !== this && channel.#name === this.#name)
          setTimeout(() => {
            if (tab.channels.has(channel) && !tab.isDeaf) channel.onmessage?.({ data: text });
          });
  }

  close(): void {
    this.#tab.channels.delete(this);
  }
}
