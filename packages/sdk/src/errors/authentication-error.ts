import { TellerError } from './teller-error.ts';
import type { TellerErrorFacts } from './teller-error.ts';

/**
 * The service refused the key or token, even after one refresh, or the token provider failed. If the provider
 * failed, `status` is undefined and `cause` holds the provider's error. Sign in again.
 *
 * @public
 */
export class AuthenticationError extends TellerError {
  /** @internal */
  constructor(message: string, facts: TellerErrorFacts) {
    super('AuthenticationError', message, facts);
  }
}
