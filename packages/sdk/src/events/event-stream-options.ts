import type { TellerError } from '../errors/teller-error.ts';
import type { Lifecycle } from '../lifecycle/lifecycle.ts';

/**
 * State of an event stream: it opens a connection, has an open connection, or waits before the next attempt.
 *
 * @public
 */
export interface ConnectionState {
  readonly state: 'connecting' | 'open' | 'waiting';
  /**
   * Way in which events arrive while `state` is `open`. With `polling`, the SDK polls because a proxy holds streams
   * back. Ephemeral events, such as typing and growing answers, are then missing.
   */
  readonly via?: 'stream' | 'polling' | undefined;
  /** Reason for the wait. Undefined if the connection ended without an error. */
  readonly error?: TellerError | undefined;
  /**
   * Milliseconds until the next attempt. Undefined if the attempt begins within a second, or as soon as a frozen page
   * resumes.
   */
  readonly waitMs?: number | undefined;
}

/**
 * Options for following live events.
 *
 * @public
 */
export interface EventStreamOptions {
  /** Signal that ends the stream. The loop over the stream then ends without an error. */
  readonly signal?: AbortSignal | undefined;
  /** Sequence number of the last known event. The stream starts with the event after it. */
  readonly after?: number | undefined;
  /**
   * Milliseconds between the service's heartbeats. After almost two intervals of silence the SDK reconnects.
   *
   * @defaultValue 15000
   */
  readonly heartbeatMs?: number | undefined;
  /** Maximum length of an event, in UTF-16 code units. @defaultValue 16 Mi */
  readonly maxEventLength?: number | undefined;
  /** Called after each change of the connection's state. */
  readonly onState?: ((state: ConnectionState) => void) | undefined;
  /** Waits before the next connection. May resolve early, for example when the device is online again. */
  readonly pause?: ((waitMs: number, signal: AbortSignal) => Promise<void>) | undefined;
  /**
   * Lifecycle of the page or app, such as `pageLifecycle()`. The stream then reconnects at once when the network
   * returns or the page becomes visible after a while, and disconnects while the page is frozen.
   *
   * @defaultValue none
   */
  readonly lifecycle?: Lifecycle | undefined;
}
