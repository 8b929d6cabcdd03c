/**
 * What the log gets to know of one try of a call. Never a body, an address, a header or a token.
 *
 * @public
 */
export interface LogFields {
  /** Endpoint id, for example `messages.send`. */
  readonly endpoint: string;
  readonly method: string;
  /** 0 for the first try. */
  readonly attempt: number;
  readonly durationMs: number;
  readonly status?: number | undefined;
  /** Error code. */
  readonly code?: string | undefined;
  readonly requestId?: string | undefined;
}

/**
 * Where the SDK reports each try of a call; `console` fits.
 *
 * @public
 */
export interface Logger {
  debug(message: string, fields: LogFields): void;
  warn(message: string, fields: LogFields): void;
}
