/**
 * The calls that a fault hits. A fault with an empty scope hits every call until the fault ends.
 *
 * @public
 */
export interface FaultScope {
  /** Ids of endpoints in the contract, such as `messages.send`. @defaultValue all */
  readonly endpoint?: string | readonly string[];
  /** Hits only the nth matching call, counted from 1. @defaultValue every matching call */
  readonly nth?: number;
  /** Number of calls to hit before the fault ends. @defaultValue no limit, or 1 with `nth` */
  readonly times?: number;
  /** Probability from 0 to 1 that a matching call is hit, drawn with the seed of the service. @defaultValue 1 */
  readonly probability?: number;
}

/** The effect of a fault on a call. @public */
export type FaultKind =
  | 'cut-before-commit'
  | 'cut-after-commit'
  | 'status'
  | 'delay'
  | 'duplicate'
  | 'reorder'
  | 'partial-stream'
  | 'offline';

/** The record of an injected fault. The record contains no address and no part of the request. @public */
export interface InjectedFault {
  readonly kind: FaultKind;
  /** Id of the endpoint in the contract. */
  readonly endpoint: string;
  /** Number of the call among all calls to this endpoint, counted from 1. */
  readonly call: number;
  /** Time of the call on the test's clock, in milliseconds since 1970. */
  readonly at: number;
}

/** A fault that a test has added. It hits calls until `end` is called or its scope allows no further call. @public */
export interface Fault {
  readonly kind: FaultKind;
  /** The calls that this fault has hit so far, oldest first. */
  readonly injected: readonly InjectedFault[];
  /** Ends the fault, so that it hits no further call. */
  end(): void;
}

/** A call that a client has sent and the service has not yet received. @internal */
export interface FaultyCall {
  readonly endpoint: string;
  readonly call: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * Passes the call on: first through the faults that were added after the calling fault, then to the service. A fault
 * may call this function more than once.
 *
 * @internal
 */
export type SendOn = () => Promise<Response>;

/** Applies a fault to one call. */
export type FaultAction = (call: FaultyCall, next: SendOn) => Promise<Response>;

/** Creates the error with which `fetch` rejects when a connection is refused or lost. */
export function connectionLost(): TypeError {
  return new TypeError('fetch failed');
}
