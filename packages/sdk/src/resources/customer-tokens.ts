import type { IssuedToken, NewCustomerToken } from '@tellerkit/contract';
import { createCustomerToken } from '@tellerkit/contract/wire';
import type { CallOptions } from '../transport/call-options.ts';
import { Resource } from './resource.ts';

/** Tokens that name a signed-in customer to a page. For back ends. @public */
export class CustomerTokens extends Resource {
  /**
   * Signs a token for a customer whom the bank has signed in, to open a session with (`CustomerSession`) within ten
   * minutes. With a secret key. `signCustomerToken` does it without a call.
   *
   * @throws TellerError, as every call.
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
