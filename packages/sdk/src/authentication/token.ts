/**
 * Reason for a token request: there is no token yet, the last token expires soon, or the service refused it.
 *
 * @public
 */
export type TokenReason = 'initial' | 'expired' | 'refused';

/**
 * Argument of a token provider.
 *
 * @public
 */
export interface TokenRequest {
  /** Aborts once no call waits for the token. */
  readonly signal: AbortSignal;
  readonly reason: TokenReason;
}

/**
 * A token that the client sends as `Authorization: Bearer`.
 *
 * @public
 */
export interface AccessToken {
  readonly token: string;
  /** Time at which the token expires. If set, the client requests the next token shortly before this time. */
  readonly expiresAt?: string | number | Date | undefined;
}

/**
 * Returns a token, for example from the bank's back end. Calls that wait for a token at the same time share one
 * call of this function. After it has thrown, calls reject with the same error during a pause: one second at most,
 * and twice as long after each further failure, up to 30 seconds.
 *
 * @public
 */
export type TokenProvider = (request: TokenRequest) => Promise<AccessToken>;
