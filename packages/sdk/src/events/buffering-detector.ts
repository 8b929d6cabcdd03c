import type { TellerError } from '../errors/teller-error.ts';

/** What was seen of a connection that is over. */
export interface ConnectionTrace {
  /** Headers have come. */
  isOpen: boolean;
  /** Any byte has come. */
  hasBytes: boolean;
  /** An event has come. */
  hasEvents: boolean;
  /** A heartbeat has come after the first bytes: no proxy buffers the stream. */
  hasBeats: boolean;
}

/** Level from which on buffering counts as detected. */
const threshold = 6;

/** Judges from the way connections end whether a proxy buffers streams, so that polling works better. */
export class BufferingDetector {
  #level = 0;

  /** True once a proxy seems to buffer streams. */
  get isDetected(): boolean {
    return this.#level >= threshold;
  }

  /** Notes how a connection has ended: with an error, or in order. */
  note({ isOpen, hasBytes, hasEvents, hasBeats }: ConnectionTrace, error?: TellerError): void {
    if (hasBeats) this.#level = 0;
    else if (error?.code === 'not-an-event-stream') this.#level = threshold;
    // Not one byte, though a service sends its first line at once; or the proxy keeps the head, too.
    // After the first bytes it takes two of these, as a lost network looks the same.
    else if (error?.code === 'timeout')
      this.#level = hasBytes ? this.#level + threshold / 2 : threshold;
    // The answer ended at once. It takes three of these: some proxies collect a stream into one answer.
    else if (isOpen && !hasEvents) this.#level += threshold / 3;
    else if (hasEvents) this.#level = 0;
  }

  /** Acquits the proxies: polling fails, too, so the network is at fault. */
  reset(): void {
    this.#level = 0;
  }

  /** Lets a stream be tried again. One more bad sign is then enough. */
  retry(): void {
    this.#level = threshold - 1;
  }
}
