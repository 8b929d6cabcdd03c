import type { TellerError } from '../errors/teller-error.ts';

/** Observations of a connection that has ended. */
export interface ConnectionTrace {
  /** True if the response headers arrived. */
  isOpen: boolean;
  /** True if any byte of the body arrived. */
  hasBytes: boolean;
  /** True if an event arrived. */
  hasEvents: boolean;
  /** True if a heartbeat arrived after the first bytes: then no proxy buffers the stream. */
  hasHeartbeats: boolean;
}

/** Level at which buffering counts as detected. */
const threshold = 6;

/** Detects from the way connections end that a proxy buffers streams, so that polling works better. */
export class BufferingDetector {
  #level = 0;

  /** True once a proxy seems to buffer streams. */
  get isDetected(): boolean {
    return this.#level >= threshold;
  }

  /** Notes the end of a connection. `error` is undefined if it ended without one. */
  note({ isOpen, hasBytes, hasEvents, hasHeartbeats }: ConnectionTrace, error?: TellerError): void {
    if (hasHeartbeats) this.#level = 0;
    else if (error?.code === 'not-an-event-stream') this.#level = threshold;
    // A service sends headers and a first line at once. If not one byte arrives, a proxy holds them back. A timeout
    // after the first bytes must happen twice, because a lost network looks the same.
    else if (error?.code === 'timeout')
      this.#level = hasBytes ? this.#level + threshold / 2 : threshold;
    // The response ended without an event: some proxies collect a stream into one response. This must happen three
    // times.
    else if (isOpen && !hasEvents) this.#level += threshold / 3;
    else if (hasEvents) this.#level = 0;
  }

  /** Forgets all suspicion: polling fails, too, so the network is at fault and not a proxy. */
  reset(): void {
    this.#level = 0;
  }

  /** Allows another attempt to stream. One more bad sign then suffices for detection. */
  retry(): void {
    this.#level = threshold - 1;
  }
}
