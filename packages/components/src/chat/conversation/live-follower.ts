import { emptySnapshot, LiveConversation } from '@tellerkit/sdk/live';
import type { LiveConversationOptions, LiveSnapshot } from '@tellerkit/sdk/live';
import { isStarting } from './is-starting.ts';
import type { ConnectivityMonitor } from './connectivity-monitor.ts';

/** Milliseconds after which the chat tells the customer that loading is slow. */
const slowMs = 5000;

/**
 * Follows one live conversation at a time. Reports changes at most once a frame, so that a fast answer causes no more
 * renders than the screen can show.
 */
export class LiveFollower {
  /** The conversation that the chat shows. Undefined while the chat follows none. */
  live: LiveConversation | undefined;
  /** The snapshot that was reported last. */
  snapshot: LiveSnapshot = emptySnapshot;
  /** Undefined until the monitor's code has loaded, which happens after the first messages. */
  connectivity: ConnectivityMonitor | undefined;

  /** True while the conversation has been loading for more than five seconds. */
  isSlow = false;

  #slowTimer: ReturnType<typeof setTimeout> | undefined;
  #frame: number | undefined;
  #unsubscribe: (() => void) | undefined;
  readonly #onChange: (before: LiveSnapshot, after: LiveSnapshot) => void;

  constructor(onChange: (before: LiveSnapshot, after: LiveSnapshot) => void) {
    this.#onChange = onChange;
  }

  /** Adds the connectivity monitor, once its code has loaded. */
  attach(connectivity: ConnectivityMonitor): void {
    this.connectivity = connectivity;
    if (!this.live) return;
    connectivity.begin(this.#schedule);
    connectivity.observe(this.live);
  }

  /** Stops following the current conversation and follows another. */
  follow(options: LiveConversationOptions): void {
    this.stop();
    this.live = new LiveConversation(options);
    this.snapshot = this.live.getSnapshot();
    this.connectivity?.begin(this.#schedule);
    this.#unsubscribe = this.live.subscribe(this.#onLiveChange);
    void this.live.start();
    this.#slowTimer = setTimeout(() => {
      this.isSlow = isStarting(this.snapshot);
      if (this.isSlow) this.#onChange(this.snapshot, this.snapshot);
    }, slowMs);
  }

  /** Reports pending changes now instead of in the next frame, so that the customer's own actions show at once. */
  readonly flush = (): void => {
    this.#cancel();
    const before = this.snapshot;
    const snapshot = this.live?.getSnapshot() ?? emptySnapshot;
    this.snapshot = this.connectivity?.show(snapshot) ?? snapshot;
    this.isSlow &&= isStarting(this.snapshot);
    if (this.snapshot !== before) this.#onChange(before, this.snapshot);
  };

  /** Withdraws a message that is not sent yet. */
  withdraw(key: string): void {
    if (this.live) this.connectivity?.withdraw(this.live, key);
    this.flush();
  }

  async loadEarlier(): Promise<void> {
    await this.live?.loadEarlier();
    this.flush();
  }

  /** Stops following, and clears timers and subscriptions. */
  stop(): void {
    this.#cancel();
    clearTimeout(this.#slowTimer);
    this.isSlow = false;
    this.#unsubscribe?.();
    this.live?.stop();
    this.live = this.#unsubscribe = undefined;
    this.snapshot = emptySnapshot;
    this.connectivity?.end();
  }

  readonly #onLiveChange = (): void => {
    if (this.live) this.connectivity?.observe(this.live);
    this.#schedule();
  };

  readonly #schedule = (): void => {
    // A page in the background gets no frames, but still counts unread messages. The first messages do not wait for
    // a frame, so that they show sooner.
    if (document.hidden || isStarting(this.snapshot)) this.flush();
    else this.#frame ??= requestAnimationFrame(this.flush);
  };

  #cancel(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
  }
}
