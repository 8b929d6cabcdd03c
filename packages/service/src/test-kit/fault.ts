/**
 * Which calls a fault hits. Without any of it, every call until the fault is ended.
 *
 * @public
 */
export interface FaultScope {
  /** Ids of endpoints in the contract, such as `messages.send`. @defaultValue all */
  readonly endpoint?: string | readonly string[];
  /** Hits only this one of the calls that fit, counted from 1. */
  readonly nth?: number;
  /** Hits so many calls, then no more. @defaultValue no limit */
  readonly times?: number;
  /** How likely a call is hit, from 0 to 1, drawn with the seed of the service. @defaultValue 1 */
  readonly probability?: number;
}

/** What a fault does to a call. @public */
export type FaultKind =
  | 'cut-before-commit'
  | 'cut-after-commit'
  | 'status'
  | 'delay'
  | 'duplicate'
  | 'reorder'
  | 'partial-stream'
  | 'offline';

/** A fault that was injected. It holds no address and nothing of what was sent. @public */
export interface InjectedFault {
  readonly kind: FaultKind;
  /** Id of the endpoint in the contract. */
  readonly endpoint: string;
  /** Which call of this endpoint it was, counted from 1. */
  readonly call: number;
  /** When, in milliseconds since 1970, on the test's clock. */
  readonly at: number;
}

/** A fault that waits for calls to hit. @public */
export interface Fault {
  readonly kind: FaultKind;
  /** What it has done so far. */
  readonly injected: readonly InjectedFault[];
  /** Ends it: no further call is hit. */
  end(): void;
}

/** A call on its way from a client to the service. @internal */
export interface FaultyCall {
  readonly endpoint: string;
  readonly call: number;
  readonly signal: AbortSignal | undefined;
}

/** Sends the call on; may be called more than once. @internal */
export type SendOn = () => Promise<Response>;

/** What a fault does around one call. */
export type FaultAction = (call: FaultyCall, next: SendOn) => Promise<Response>;

/** How `fetch` fails when a connection is refused or lost. */
export function connectionLost(): TypeError {
  return new TypeError('fetch failed');
}
