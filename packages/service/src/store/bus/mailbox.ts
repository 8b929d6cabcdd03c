import type { Clock } from '../../base/clock.ts';
import type { Bus } from './bus.ts';

/** An item of a {@link Mailbox}: the payload of an ephemeral event, or `'read'` if the database has new data. */
export type Mail = { readonly payload: string } | 'read';

const maxItems = 500;

/**
 * Collects the notifications of some topics, in order, until a stream takes them. The list is bounded, so that a slow
 * stream costs little memory. When the list is full, the mailbox drops its ephemeral payloads and sets `overflowed`.
 */
export class Mailbox {
  overflowed = false;
  #mails: Mail[] = [];
  #wake: (() => void) | undefined;
  readonly #unsubscribers: (() => void)[];

  constructor(bus: Bus, topics: readonly string[]) {
    this.#unsubscribers = topics.map((topic) =>
      bus.subscribe(topic, (payload) => this.#add(payload === undefined ? 'read' : { payload })),
    );
  }

  /** Removes all collected items and returns them. */
  take(): Mail[] {
    const mails = this.#mails;
    this.#mails = [];
    return mails;
  }

  /** Waits until there is an item to take, `signal` aborts, or `delayMs` has passed. */
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
    for (const unsubscribe of this.#unsubscribers) unsubscribe();
    this.#mails = [];
  }

  #add(mail: Mail): void {
    if (mail === 'read' && this.#mails.at(-1) === 'read') return;
    if (this.#mails.length >= maxItems) {
      this.#mails = ['read'];
      this.overflowed = true;
    }
    this.#mails.push(mail);
    this.#wake?.();
  }
}
