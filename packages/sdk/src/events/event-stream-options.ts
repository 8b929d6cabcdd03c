import type { TellerError } from '../errors/teller-error.ts';
import type { Lifecycle } from '../lifecycle/lifecycle.ts';

/**
 * How a stream of events fares: it opens a connection, has one, or waits before the next.
 *
 * @public
 */
export interface ConnectionState {
  readonly state: 'connecting' | 'open' | 'waiting';
  /**
   * How events come, once open. `polling`: a proxy on the way holds streams back, so they are asked for;
   * what passes, as typing and an answer while it grows, is missing then.
   */
  readonly via?: 'stream' | 'polling' | undefined;
  /** Why it waits; undefined if the connection ended in order. */
  readonly error?: TellerError | undefined;
  /** How long it waits, in milliseconds; undefined while it depends on the surroundings alone. */
  readonly waitMs?: number | undefined;
}

/**
 * How to follow live events.
 *
 * @public
 */
export interface EventStreamOptions {
  /** Ends the stream; the loop over it then ends without an error. */
  readonly signal?: AbortSignal | undefined;
  /** Sequence of the last event that is known; the stream goes on behind it. */
  readonly after?: number | undefined;
  /** How often the service gives a sign of life. Twice that in silence is a dead connection. @defaultValue 15000 */
  readonly heartbeatMs?: number | undefined;
  /** Longest event, in UTF-16 code units. @defaultValue 16 Mi */
  readonly maxEventLength?: number | undefined;
  /** Told of the connection. */
  readonly onState?: ((state: ConnectionState) => void) | undefined;
  /** Waits before the next connection; may end early, for example once the device is online again. */
  readonly pause?: ((waitMs: number, signal: AbortSignal) => Promise<void>) | undefined;
  /**
   * Where it runs, such as `pageLifecycle()` in a page: it then opens a connection at once when the network
   * is back or the page is looked at again, and holds none while the page is frozen. @defaultValue none
   */
  readonly lifecycle?: Lifecycle | undefined;
}
