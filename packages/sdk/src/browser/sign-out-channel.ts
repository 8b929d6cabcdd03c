import type { SignOut } from '../tabs/sign-out.ts';
import type { TabNames } from './tab-names.ts';
import type { TabPlatform } from './tab-platform.ts';

/**
 * Broadcasts a sign-out to all tabs of a customer, whatever conversation they show. The number of sign-outs stays in
 * Web Storage, so that a page that was frozen during the broadcast detects the sign-out later.
 */
export class SignOutChannel implements SignOut {
  #name = '';
  #channel: BroadcastChannel | undefined;
  /**
   * Number of sign-outs that this tab does not count as missed: those before it opened the channel, and those that it
   * broadcast.
   */
  #seen = 0;
  #isBroadcast = false;
  readonly #ended: AbortSignal;
  readonly #onSignOut: () => void;
  readonly #platform: TabPlatform;

  /**
   * @param onSignOut - Called when another tab signs out.
   * @param ended - Signal that ends listening. A sign-out that this tab has broadcast before still reaches the other
   * tabs.
   */
  constructor(names: TabNames, onSignOut: () => void, ended: AbortSignal, platform: TabPlatform) {
    this.#onSignOut = onSignOut;
    this.#ended = ended;
    this.#platform = platform;
    names.wait('sign-out', this.#ended).then(
      (name) => this.#open(name),
      // Without a key this tab shares nothing with others.
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
      this.#platform.storage?.setItem(this.#name, String(this.#count() + 1));
    } catch {
      // Web Storage may be full or blocked. The message below still reaches running tabs.
    }
    this.#seen = this.#count();
    this.#post();
  }

  #post(): void {
    if (!this.#ended.aborted) return this.#channel?.postMessage(null);
    // The channel for listening is closed already, so open another channel for this message.
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
      return this.#name ? Number(this.#platform.storage?.getItem(this.#name) ?? 0) : 0;
    } catch {
      return this.#seen;
    }
  }
}
