import type { Clock } from '../base/clock.ts';

/**
 * What telemetry gets to know of a call: which it is, and nothing of what is sent with it.
 *
 * @public
 */
export interface TelemetryCall {
  /** Endpoint id, for example `messages.send`. */
  readonly endpoint: string;
  readonly method: string;
  /** The path with its parameters as names: `/v1/conversations/{conversationId}`. */
  readonly path: string;
  /** Address of the service. */
  readonly baseUrl: string;
  readonly clock: Clock;
}

/**
 * Lies around one try. What it puts into `headers` is sent.
 *
 * @public
 */
export type TelemetryAttempt = <T extends { readonly status: number }>(
  headers: Record<string, string>,
  send: () => Promise<T>,
) => Promise<T>;

/**
 * Lies around every call: has to run `run` once and hand its outcome on. `openTelemetry()` makes one.
 *
 * @public
 */
export type Telemetry = <T>(
  call: TelemetryCall,
  run: (attempt: TelemetryAttempt) => Promise<T>,
) => Promise<T>;
