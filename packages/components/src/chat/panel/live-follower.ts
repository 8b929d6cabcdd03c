import { pageLifecycle } from '@tellerkit/sdk';
import { emptySnapshot, LiveConversation } from '@tellerkit/sdk/live';
import type { LiveConversationOptions, LiveSnapshot } from '@tellerkit/sdk/live';
import { isStarting } from '../logic/is-starting.ts';
import { Reach } from './reach.ts';

/** A conversation that has not arrived by then takes longer than people expect, in milliseconds. */
const slowMs = 5000;

/**
 * Follows one live conversation at a time and passes on its changes at most once a frame, so that a
 * fast answer costs no more than the screen can show.
 *
 * @internal
 */
export class LiveFollower {
  /** The conversation that is followed. */
  live: LiveConversation | undefined;
  /** What was passed on last. */
  snapshot: LiveSnapshot = emptySnapshot;

  /** Whether the conversation takes longer to arrive than usual. */
  isSlow = false;

  #slowTimer: ReturnType<typeof setTimeout> | undefined;
  #frame: number | undefined;
  #unsubscribe: (() => void) | undefined;
  #reach = new Reach();
  /** Messages to take back as soon as the try that is under way has failed. */
  readonly #unwanted = new Set<string>();
  readonly #onChange: (before: LiveSnapshot, after: LiveSnapshot) => void;

  constructor(onChange: (before: LiveSnapshot, after: LiveSnapshot) => void) {
    this.#onChange = onChange;
  }

  /** Messages that came back unsent and are tried again by themselves. */
  get held(): ReadonlySet<string> {
    return this.#reach.held;
  }

  /** Leaves the conversation before and follows another one. */
  follow(options: LiveConversationOptions): void {
    this.stop();
    this.live = new LiveConversation(options);
    this.snapshot = this.live.getSnapshot();
    const leave = [
      this.live.subscribe(this.#note),
      pageLifecycle().subscribe((change) => {
        this.#reach.changed(change);
        this.#schedule();
      }),
    ];
    this.#unsubscribe = () => leave.forEach((one) => one());
    void this.live.start();
    this.#slowTimer = setTimeout(() => {
      this.isSlow = isStarting(this.snapshot);
      if (this.isSlow) this.#onChange(this.snapshot, this.snapshot);
    }, slowMs);
  }

  /** Takes a message back: at once, or when it comes back unsent. */
  withdraw(key: string): void {
    if (!this.live?.withdraw(key) && this.held.has(key)) this.#unwanted.add(key);
  }

  /** Passes on now what would wait for the next frame: what the customer did must show at once. */
  readonly flush = (): void => {
    this.#cancel();
    const before = this.snapshot;
    this.snapshot = this.live ? this.#reach.show(this.live.getSnapshot()) : emptySnapshot;
    this.isSlow &&= isStarting(this.snapshot);
    if (this.snapshot !== before) this.#onChange(before, this.snapshot);
  };

  /** Leaves nothing running behind. */
  stop(): void {
    this.#cancel();
    clearTimeout(this.#slowTimer);
    this.isSlow = false;
    this.#unsubscribe?.();
    this.live?.stop();
    this.live = this.#unsubscribe = undefined;
    this.snapshot = emptySnapshot;
    this.#reach = new Reach();
    this.#unwanted.clear();
  }

  // Each change, as a try may take less than a frame.
  readonly #note = (): void => {
    const { live } = this;
    if (!live) return;
    const snapshot = live.getSnapshot();
    this.#reach.note(snapshot);
    for (const { key, state } of snapshot.outgoing)
      if (state === 'waiting' && this.#unwanted.delete(key))
        queueMicrotask(() => live.withdraw(key));
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
