import type { Clock } from '../../base/clock.ts';
import type { Bus } from './bus.ts';

/** What a {@link Mailbox} hands out: an ephemeral payload, or the news that there is something to read. */
export type Mail = { readonly payload: string } | 'read';

const mostKept = 500;

/**
 * Collects what a bus says about some topics until its owner comes to look, in order. A slow owner
 * costs no more than a bounded list: beyond it ephemeral payloads are dropped and `overflowed` is set.
 */
export class Mailbox {
  overflowed = false;
  #mails: Mail[] = [];
  #wake: (() => void) | undefined;
  readonly #leave: (() => void)[];

  constructor(bus: Bus, topics: readonly string[]) {
    this.#leave = topics.map((topic) =>
      bus.subscribe(topic, (payload) => this.#add(payload === undefined ? 'read' : { payload })),
    );
  }

  /** All that has come since the last call. */
  take(): Mail[] {
    const mails = this.#mails;
    this.#mails = [];
    return mails;
  }

  /** Resolves once there is something to take, `signal` aborts, or `delayMs` is over. */
  async wait(signal: AbortSignal, clock?: Clock, delayMs?: number): Promise<void> {
    if (this.#mails.length > 0 || signal.aborted) return;
    let stopTimer: (() => void) | undefined;
    let stop = (): void => undefined;
    try {
      await new Promise<void>((resolve) => {
        stop = resolve;
        this.#wake = resolve;
        signal.addEventListener('abort', stop, { once: true });
        if (clock && delayMs !== undefined) stopTimer = clock.setTimeout(resolve, delayMs);
      });
    } finally {
      this.#wake = undefined;
      signal.removeEventListener('abort', stop);
      stopTimer?.();
    }
  }

  close(): void {
    for (const leave of this.#leave) leave();
    this.#mails = [];
  }

  #add(mail: Mail): void {
    if (mail === 'read' && this.#mails.at(-1) === 'read') return;
    if (this.#mails.length >= mostKept) {
      this.#mails = ['read'];
      this.overflowed = true;
    }
    this.#mails.push(mail);
    this.#wake?.();
  }
}
