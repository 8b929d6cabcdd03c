import type { Clock } from '../base/clock.ts';

/**
 * Details of a call for telemetry. They contain no data of the call: no ids, query, headers or body.
 *
 * @public
 */
export interface TelemetryCall {
  /** Endpoint id, for example `messages.send`. */
  readonly endpoint: string;
  readonly method: string;
  /** Path template, for example `/v1/conversations/{conversationId}`. */
  readonly path: string;
  /** Base URL of the service. */
  readonly baseUrl: string;
  readonly clock: Clock;
}

/**
 * Wraps one attempt of a call. The attempt sends the entries that this function adds to `headers`.
 *
 * @public
 */
export type TelemetryAttempt = <T extends { readonly status: number }>(
  headers: Record<string, string>,
  send: () => Promise<T>,
) => Promise<T>;

/**
 * Wraps every call. It must call `run` once and pass its result or error on. `openTelemetry()` creates such a function.
 *
 * @public
 */
export type Telemetry = <T>(
  call: TelemetryCall,
  run: (attempt: TelemetryAttempt) => Promise<T>,
) => Promise<T>;
