import type { Clock } from '../base/clock.ts';
import type { FollowedTab, followInTab } from './followed-tab.ts';

/** Milliseconds of the shortest limit of a stream. Shorter timers are waits between two attempts. */
const shortestLimitMs = 5000;

/** A clock whose waits end when the test says so, and whose limits never pass. */
export class WaitingClock implements Clock {
  #now = 0;
  readonly #waits = new Map<() => void, number>();

  now(): number {
    return this.#now;
  }

  after(ms: number, run: () => void): () => void {
    if (ms < shortestLimitMs) this.#waits.set(run, this.#now + ms);
    return () => void this.#waits.delete(run);
  }

  /** Ends the waits of this moment. */
  endWaits(): void {
    for (const [run, at] of [...this.#waits]) {
      this.#waits.delete(run);
      this.#now = Math.max(this.#now, at);
      run();
    }
  }
}

/** A document that loads its own modules, and stands for a tab of the browser. */
export class BrowserTab {
  readonly clock = new WaitingClock();
  readonly #frame: HTMLIFrameElement;

  private constructor(frame: HTMLIFrameElement) {
    this.#frame = frame;
  }

  /** Opens a tab. */
  static async open(): Promise<BrowserTab> {
    const frame = document.createElement('iframe');
    const url = new URL('./followed-tab.ts', import.meta.url).href;
    frame.srcdoc = `<script type="module">import * as tab from '${url}'; Object.assign(window, tab);</script>`;
    document.body.append(frame);
    await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    return new BrowserTab(frame);
  }

  get window(): Window & typeof globalThis {
    return this.#frame.contentWindow as Window & typeof globalThis;
  }

  /** Follows a conversation in this tab. */
  follow(fetch: typeof globalThis.fetch, baseUrl: string, token: string): FollowedTab {
    const tab = this.window as unknown as { followInTab: typeof followInTab };
    return tab.followInTab({ fetch, baseUrl, token, clock: this.clock, random: () => 0.1 });
  }

  /** Removes the document as the end of a tab does: no code of the tab runs first. */
  close(): void {
    this.#frame.remove();
  }

  /** Takes a part away that a browser may lack. */
  without(target: object, name: string): this {
    Object.defineProperty(target, name, { configurable: true, value: undefined });
    return this;
  }

  /** Shows or hides the tab. */
  show(isShown: boolean): void {
    const { document } = this.window;
    Object.defineProperty(document, 'hidden', { configurable: true, value: !isShown });
    document.dispatchEvent(new this.window.Event('visibilitychange'));
  }
}
