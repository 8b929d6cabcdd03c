import type { TabPlatform } from '../browser/tab-platform.ts';

type Run = () => Promise<unknown>;

interface LockRequest {
  readonly name: string;
  readonly tab: FakeTab;
  readonly run: Run;
  readonly resolve: (outcome: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/** A browser whose tabs share locks and channels. A test can kill a tab without warning. */
export class FakeBrowser {
  readonly tabs = new Set<FakeTab>();
  /** Contents of Web Storage, shared by all tabs. */
  readonly storage = new Map<string, string>();
  readonly #held = new Map<string, LockRequest>();
  #waiting: LockRequest[] = [];

  /** Opens a tab. */
  open(): FakeTab {
    const tab = new FakeTab(this);
    this.tabs.add(tab);
    return tab;
  }

  /** Kills a tab. Other tabs no longer receive its messages, and its locks are released. */
  kill(tab: FakeTab): void {
    this.tabs.delete(tab);
    tab.channels.clear();
    this.#waiting = this.#waiting.filter((request) => request.tab !== tab);
    for (const holder of this.#held.values()) if (holder.tab === tab) this.#release(holder);
  }

  request(tab: FakeTab, name: string, { signal, steal }: LockOptions, run: Run): Promise<unknown> {
    return new Promise((resolve, reject) => {
      // A killed tab gets no lock.
      if (!this.tabs.has(tab)) return;
      const request = { name, tab, run, resolve, reject };
      signal?.addEventListener('abort', () => {
        if (this.#waiting.includes(request)) reject(signal.reason);
        this.#waiting = this.#waiting.filter((other) => other !== request);
      });
      if (steal) {
        this.#held.get(name)?.reject(new DOMException('stolen', 'AbortError'));
        this.#held.delete(name);
        this.#waiting.unshift(request);
      } else this.#waiting.push(request);
      queueMicrotask(() => this.#grant());
    });
  }

  #grant(): void {
    for (const request of this.#waiting) {
      if (this.#held.has(request.name)) continue;
      this.#held.set(request.name, request);
      this.#waiting = this.#waiting.filter((other) => other !== request);
      const release = () => this.#release(request);
      const outcome = request.run();
      outcome.then(request.resolve, request.reject);
      outcome.then(release, release);
    }
  }

  #release(request: LockRequest): void {
    if (this.#held.get(request.name) !== request) return;
    this.#held.delete(request.name);
    this.#grant();
  }
}

/** A tab of a {@link FakeBrowser}. */
export class FakeTab {
  readonly channels = new Set<FakeChannel>();
  /** Set to true to lose all messages to this tab, as if the browser had suspended it. */
  losesMessages = false;
  readonly browser: FakeBrowser;

  constructor(browser: FakeBrowser) {
    this.browser = browser;
  }

  /** Locks, channels and storage of the tab's page. */
  readonly platform: TabPlatform = {
    locks: {
      request: ((name: string, ...rest: [LockOptions, Run] | [Run]) =>
        rest.length === 1
          ? this.browser.request(this, name, {}, rest[0])
          : this.browser.request(this, name, ...rest)) as LockManager['request'],
    },
    openChannel: (name) => new FakeChannel(name, this) as unknown as BroadcastChannel,
    storage: {
      getItem: (name) => this.browser.storage.get(name) ?? null,
      setItem: (name, value) => void this.browser.storage.set(name, value),
    },
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
    // A killed tab sends nothing.
    if (!this.#tab.channels.has(this)) return;
    const copy = structuredClone(data);
    for (const tab of browser.tabs)
      for (const channel of tab.channels)
        if (channel !== this && channel.#name === this.#name)
          setTimeout(() => {
            if (tab.channels.has(channel) && !tab.losesMessages)
              channel.onmessage?.({ data: copy });
          });
  }

  close(): void {
    this.#tab.channels.delete(this);
  }
}
