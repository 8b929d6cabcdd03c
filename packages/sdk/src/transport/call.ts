import type { WireEndpoint } from '@tellerkit/contract/wire';
import type { CallOptions } from './call-options.ts';
import type { TelemetryAttempt } from '../telemetry/telemetry.ts';

/** A call, described: all that is sent, and how. */
export interface Call {
  readonly endpoint: WireEndpoint;
  readonly url: string;
  /** By lower-case name. Filled in by the policies; one object for all tries. */
  readonly headers: Record<string, string>;
  readonly body: string | null;
  /** True if the answer is a stream of events. */
  readonly stream: boolean;
  readonly signal: AbortSignal | undefined;
  readonly options: CallOptions;
  /** Limit of one try, in milliseconds. */
  readonly timeoutMs: number;
  /** Limit of all tries together, in milliseconds. */
  readonly totalTimeoutMs: number;
  /** Telemetry of each try. */
  readonly aroundTry?: TelemetryAttempt;
  /** 0 for the first try. */
  readonly attempt: number;
  /** When the whole call has to be over, in milliseconds since the epoch. */
  readonly endsAt: number;
}

/**
 * A good answer. Of a stream `body` is there, of anything else `text`, as it came.
 *
 * @internal
 */
export interface Reply {
  readonly status: number;
  readonly headers: Pick<Headers, 'get'>;
  readonly text: string | undefined;
  readonly body: ReadableStream<Uint8Array> | null;
}

/**
 * Passes a call on, at last to the network.
 *
 * @throws One of the error family, or the signal's reason.
 */
export type Send = (call: Call) => Promise<Reply>;

/** One concern that lies around every call. */
export type Policy = (call: Call, next: Send) => Promise<Reply>;
