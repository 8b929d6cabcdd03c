/**
 * Why a token is asked for: there is none yet, the last one ends soon, or the service refused it.
 *
 * @public
 */
export type TokenReason = 'initial' | 'expired' | 'refused';

/**
 * What a token provider is told.
 *
 * @public
 */
export interface TokenRequest {
  /** Aborts once no call waits for the token any more. */
  readonly signal: AbortSignal;
  readonly reason: TokenReason;
}

/**
 * A token to send as bearer.
 *
 * @public
 */
export interface AccessToken {
  readonly token: string;
  /** When it ends. If given, the next token is asked for shortly before. */
  readonly expiresAt?: string | number | Date | undefined;
}

/**
 * Brings a token, for example from the bank's back end. Called once for all calls that wait for one.
 *
 * @public
 */
export type TokenProvider = (request: TokenRequest) => Promise<AccessToken>;
