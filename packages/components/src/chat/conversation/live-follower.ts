import { emptySnapshot, LiveConversation } from '@tellerkit/sdk/live';
import type { LiveConversationOptions, LiveSnapshot } from '@tellerkit/sdk/live';
import { isStarting } from './is-starting.ts';
import type { ConnectivityMonitor } from './connectivity-monitor.ts';

/** A conversation that has not arrived by then takes longer than people expect, in milliseconds. */
const slowMs = 5000;

/**
 * Follows one live conversation at a time and passes on its changes at most once a frame, so that a
 * fast answer costs no more than the screen can show.
 */
export class LiveFollower {
  /** The conversation that is followed. */
  live: LiveConversation | undefined;
  /** What was passed on last. */
  snapshot: LiveSnapshot = emptySnapshot;
  /** What tells beside the stream; it arrives after the first messages. */
  connectivity: ConnectivityMonitor | undefined;

  /** Whether the conversation takes longer to arrive than usual. */
  isSlow = false;

  #slowTimer: ReturnType<typeof setTimeout> | undefined;
  #frame: number | undefined;
  #unsubscribe: (() => void) | undefined;
  readonly #onChange: (before: LiveSnapshot, after: LiveSnapshot) => void;

  constructor(onChange: (before: LiveSnapshot, after: LiveSnapshot) => void) {
    this.#onChange = onChange;
  }

  /** Follows also what tells beside the stream that the service is not reached. */
  attach(connectivity: ConnectivityMonitor): void {
    this.connectivity = connectivity;
    if (!this.live) return;
    connectivity.begin(this.#schedule);
    connectivity.note(this.live);
  }

  /** Leaves the conversation before and follows another one. */
  follow(options: LiveConversationOptions): void {
    this.stop();
    this.live = new LiveConversation(options);
    this.snapshot = this.live.getSnapshot();
    this.connectivity?.begin(this.#schedule);
    this.#unsubscribe = this.live.subscribe(this.#note);
    void this.live.start();
    this.#slowTimer = setTimeout(() => {
      this.isSlow = isStarting(this.snapshot);
      if (this.isSlow) this.#onChange(this.snapshot, this.snapshot);
    }, slowMs);
  }

  /** Passes on now what would wait for the next frame: what the customer did must show at once. */
  readonly flush = (): void => {
    this.#cancel();
    const before = this.snapshot;
    const snapshot = this.live?.getSnapshot() ?? emptySnapshot;
    this.snapshot = this.connectivity?.show(snapshot) ?? snapshot;
    this.isSlow &&= isStarting(this.snapshot);
    if (this.snapshot !== before) this.#onChange(before, this.snapshot);
  };

  /** Takes back a message that was not sent yet. */
  withdraw(key: string): void {
    if (this.live) this.connectivity?.withdraw(this.live, key);
    this.flush();
  }

  async loadEarlier(): Promise<void> {
    await this.live?.loadEarlier();
    this.flush();
  }

  /** Leaves nothing running behind. */
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

  readonly #note = (): void => {
    if (this.live) this.connectivity?.note(this.live);
    this.#schedule();
  };

  readonly #schedule = (): void => {
    // A page in the background gets no frames, yet its news has to be counted; and the first messages
    // wait for no frame on top.
    if (document.hidden || isStarting(this.snapshot)) this.flush();
    else this.#frame ??= requestAnimationFrame(this.flush);
  };

  #cancel(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
  }
}
