import type { TellerError } from '../errors/teller-error.ts';

/** What has been seen of a connection that is over. @internal */
export interface ConnectionTrace {
  /** Headers have come. */
  isOpen: boolean;
  /** Any byte has come. */
  hasBytes: boolean;
  /** An event has come. */
  hasEvents: boolean;
  /** A sign of life has come after the first bytes: nothing on the way holds the stream back. */
  hasBeats: boolean;
}

const certain = 6;

/**
 * Judges from how connections end whether a proxy on the way holds streams back, so that polling is the
 * better way.
 *
 * @internal
 */
export class HeldBack {
  #level = 0;

  /** Whether streams seem to be held back. */
  get isCertain(): boolean {
    return this.#level >= certain;
  }

  /** Notes how a connection has ended: with an error, or in order. */
  note({ isOpen, hasBytes, hasEvents, hasBeats }: ConnectionTrace, error?: TellerError): void {
    if (hasBeats) this.#level = 0;
    else if (error?.code === 'not-an-event-stream') this.#level = certain;
    // Not one byte, though a service sends its first line at once; or the head itself is kept.
    else if (error?.code === 'timeout' && !hasBytes) this.#level = certain;
    // Only the first bytes came through: twice, as a network that is gone looks the same.
    else if (error?.code === 'timeout') this.#level += certain / 2;
    // Ended at once, three times: some proxies wait for the end of an answer and then make one.
    else if (isOpen && !hasEvents) this.#level += certain / 3;
    else if (hasEvents) this.#level = 0;
  }

  /** Polling does not work either: it is no proxy. */
  acquit(): void {
    this.#level = 0;
  }

  /** A stream is tried again; one bad sign is then enough. */
  retry(): void {
    this.#level = certain - 1;
  }
}
