/**
 * Fields of the log line for one attempt of a call. They never contain a body, a URL, a header or a token.
 *
 * @public
 */
export interface LogFields {
  /** Endpoint id, for example `messages.send`. */
  readonly endpoint: string;
  readonly method: string;
  /** 0 for the first attempt. */
  readonly attempt: number;
  readonly durationMs: number;
  readonly status?: number | undefined;
  /** Code of the error that ended the attempt. Undefined after a success. */
  readonly code?: string | undefined;
  readonly requestId?: string | undefined;
}

/**
 * Receives a log line for each attempt of a call. `console` is a valid logger.
 *
 * @public
 */
export interface Logger {
  debug(message: string, fields: LogFields): void;
  warn(message: string, fields: LogFields): void;
}
