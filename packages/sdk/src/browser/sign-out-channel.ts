import type { SignOut } from '../tabs/sign-out.ts';
import type { TabNames } from './tab-names.ts';
import type { TabPlatform } from './tab-platform.ts';

/**
 * Carries the news of a sign-out between the tabs of one customer, whatever conversation they show. A count of the
 * sign-outs stays in the browser, so that a page that was frozen, and could not hear, learns of it later.
 */
export class SignOutChannel implements SignOut {
  #name = '';
  #channel: BroadcastChannel | undefined;
  /** How many sign-outs there were when this tab began. */
  #seen = 0;
  #isBroadcast = false;
  readonly #ended: AbortSignal;
  readonly #onSignOut: () => void;
  readonly #platform: TabPlatform;

  /**
   * @param onSignOut - Called once another tab signs out.
   * @param ended - Ends listening. A sign-out that was broadcast before still reaches the others.
   */
  constructor(names: TabNames, onSignOut: () => void, ended: AbortSignal, platform: TabPlatform) {
    this.#onSignOut = onSignOut;
    this.#ended = ended;
    this.#platform = platform;
    names.wait('sign-out', this.#ended).then(
      (name) => this.#open(name),
      // Without a key nothing is shared.
      () => undefined,
    );
  }

  get wasMissed(): boolean {
    return !this.#ended.aborted && this.#count() > this.#seen;
  }

  broadcast(): void {
    this.#isBroadcast = true;
    if (!this.#name) return;
    try {
      this.#platform.marks?.setItem(this.#name, String(this.#count() + 1));
    } catch {
      // Tabs that run hear of it also where nothing may be kept.
    }
    this.#seen = this.#count();
    this.#post();
  }

  #post(): void {
    if (!this.#ended.aborted) return this.#channel?.postMessage(null);
    // The channel for listening is closed: the news needs another one.
    const channel = this.#platform.openChannel?.(this.#name);
    channel?.postMessage(null);
    channel?.close();
  }

  #open(name: string): void {
    if (this.#ended.aborted && !this.#isBroadcast) return;
    this.#name = name;
    this.#seen = this.#count();
    this.#channel = this.#platform.openChannel?.(name);
    if (this.#channel) this.#channel.onmessage = () => this.#onSignOut();
    if (this.#isBroadcast) this.broadcast();
    const close = () => this.#channel?.close();
    if (this.#ended.aborted) close();
    else this.#ended.addEventListener('abort', close);
  }

  #count(): number {
    try {
      return this.#name ? Number(this.#platform.marks?.getItem(this.#name) ?? 0) : 0;
    } catch {
      return this.#seen;
    }
  }
}
