import type { IssuedToken, NewCustomerToken } from '@tellerkit/contract';
import { createCustomerToken } from '@tellerkit/contract/wire';
import type { CallOptions } from '../transport/call-options.ts';
import { Resource } from './resource.ts';

/** Tokens with which a back end identifies a signed-in customer to a page. @public */
export class CustomerTokens extends Resource {
  /**
   * Issues a token for a customer who is signed in at the bank. The page has ten minutes to open a session with it
   * (`CustomerSession`). Requires a secret key. `signCustomerToken` creates such a token without a call.
   *
   * @throws TellerError if the call fails.
   *
   * @example
   * ```ts
   * const { token, expiresAt } = await client.customerTokens.create({ externalId: 'crm-4711' });
   * ```
   */
  create(body: NewCustomerToken, options?: CallOptions): Promise<IssuedToken> {
    return this.transport.call(createCustomerToken, { body }, options);
  }
}
