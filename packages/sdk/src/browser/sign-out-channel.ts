import type { SignOut } from '../tabs/tabs.ts';
import type { TabPlatform } from './browser-tabs.ts';
import type { TabNames } from './tab-names.ts';

/**
 * Where the tabs of one customer tell each other of sign-out, whatever conversation they show. A count of
 * the sign-outs stays in the browser: a page that was held still, and could not hear, sees by it.
 *
 * @internal
 */
export class SignOutChannel implements SignOut {
  #name = '';
  #channel: BroadcastChannel | undefined;
  /** How many sign-outs there were when this tab began. */
  #seen = 0;
  #isTold = false;
  readonly #ended: AbortSignal;
  readonly #onTold: () => void;
  readonly #platform: TabPlatform;

  /**
   * @param onTold - Called once another tab signs out.
   * @param ended - From then on it hears nothing; what is told before reaches the others all the same.
   */
  constructor(names: TabNames, onTold: () => void, ended: AbortSignal, platform: TabPlatform) {
    this.#onTold = onTold;
    this.#ended = ended;
    this.#platform = platform;
    names.wait('sign-out', this.#ended).then(
      (name) => this.#open(name),
      // Without a key nothing is shared.
      () => undefined,
    );
  }

  get isOver(): boolean {
    return !this.#ended.aborted && this.#count() > this.#seen;
  }

  tell(): void {
    this.#isTold = true;
    if (!this.#name) return;
    try {
      this.#platform.marks?.setItem(this.#name, String(this.#count() + 1));
    } catch {
      // Where nothing may be kept, those that run hear of it all the same.
    }
    this.#seen = this.#count();
    this.#post();
  }

  #post(): void {
    if (!this.#ended.aborted) return this.#channel?.postMessage(null);
    // This one hears no more: what it has to say goes over a channel of its own.
    const channel = this.#platform.openChannel?.(this.#name);
    channel?.postMessage(null);
    channel?.close();
  }

  #open(name: string): void {
    if (this.#ended.aborted && !this.#isTold) return;
    this.#name = name;
    this.#seen = this.#count();
    this.#channel = this.#platform.openChannel?.(name);
    if (this.#channel) this.#channel.onmessage = () => this.#onTold();
    if (this.#isTold) this.tell();
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
