import type { TellerError } from '../errors/teller-error.ts';

/** Observations of a connection that has ended. */
export interface ConnectionTrace {
  /** True if the response headers arrived. */
  isOpen?: boolean;
  /** True if any byte of the body arrived. */
  hasBytes?: boolean;
  /** True if an event arrived. */
  hasEvents?: boolean;
  /** True if a heartbeat arrived after the first bytes, which shows that no proxy buffers the stream. */
  hasHeartbeats?: boolean;
}

/** Level of suspicion at which buffering counts as detected. */
const threshold = 6;

/**
 * Detects proxies that buffer streams, from the way in which connections end. With such a proxy, polling works better.
 */
export class BufferingDetector {
  #level = 0;

  /** True once a proxy seems to buffer streams. */
  get isDetected(): boolean {
    return this.#level >= threshold;
  }

  /** Notes the end of a connection. `error` is undefined if the connection ended without an error. */
  note({ isOpen, hasBytes, hasEvents, hasHeartbeats }: ConnectionTrace, error?: TellerError): void {
    if (hasHeartbeats) this.#level = 0;
    else if (error?.code === 'not-an-event-stream') this.#level = threshold;
    // A service sends headers and a first line at once. If no byte arrives before the timeout, a proxy holds the bytes
    // back. A timeout after the first bytes must happen twice, because a lost network looks the same.
    else if (error?.code === 'timeout')
      this.#level = hasBytes ? this.#level + threshold / 2 : threshold;
    // Some proxies collect a stream into one response, which ends without an event. Detection takes three such
    // responses.
    else if (isOpen && !hasEvents) this.#level += threshold / 3;
    else if (hasEvents) this.#level = 0;
  }

  /** Resets the detection after polling has failed, too, which shows that the network is at fault and not a proxy. */
  reset(): void {
    this.#level = 0;
  }

  /** Allows another attempt to stream. One more sign of buffering then suffices for detection. */
  retry(): void {
    this.#level = threshold - 1;
  }
}
