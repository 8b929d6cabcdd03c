import type { HeaderReader } from '../base/header-reader.ts';
import type { WireEndpoint } from '@tellerkit/contract/wire';
import type { CallOptions } from './call-options.ts';
import type { TelemetryAttempt } from '../telemetry/telemetry.ts';

/** A call that is ready to send, with its settings. */
export interface Call {
  readonly endpoint: WireEndpoint;
  readonly url: string;
  /** Headers by lower-case name. The policies fill them in. All attempts share this object. */
  readonly headers: Record<string, string>;
  readonly body: string | null;
  /** True if the response is an event stream. */
  readonly stream: boolean;
  readonly signal: AbortSignal | undefined;
  readonly options: CallOptions;
  /** Timeout of one attempt, in milliseconds. */
  readonly timeoutMs: number;
  /** Timeout of all attempts together, in milliseconds. */
  readonly totalTimeoutMs: number;
  /** Telemetry that wraps each attempt. */
  readonly wrapAttempt?: TelemetryAttempt;
  /** 0 for the first attempt. */
  readonly attempt: number;
  /** Deadline of the whole call, in milliseconds since the epoch. */
  readonly endsAt: number;
}

/**
 * A successful response. An event stream has `body`, any other response has `text`, both unparsed.
 *
 * @internal
 */
export interface Reply {
  readonly status: number;
  readonly headers: HeaderReader;
  readonly text: string | undefined;
  readonly body: ReadableStream<Uint8Array> | null;
}

/**
 * Passes a call on to the next policy. The last policy passes the call on to the network.
 *
 * @throws TellerError, or the signal's reason.
 */
export type Send = (call: Call) => Promise<Reply>;

/** One concern that wraps every call, such as retries. */
export type Policy = (call: Call, next: Send) => Promise<Reply>;
