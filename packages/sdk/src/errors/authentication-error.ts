import { TellerError } from './teller-error.ts';
import type { TellerErrorFacts } from './teller-error.ts';

/**
 * The key or token was refused, also after one refresh, or the token provider failed (then `status` is
 * undefined and `cause` is what the provider threw). Sign in again.
 *
 * @public
 */
export class AuthenticationError extends TellerError {
  /** @internal */
  constructor(message: string, facts: TellerErrorFacts) {
    super('AuthenticationError', message, facts);
  }
}
