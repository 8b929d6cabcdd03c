import type { Customer } from '@tellerkit/contract';
import { getCustomer } from '@tellerkit/contract/wire';
import type { CallOptions } from '../transport/call-options.ts';
import { Resource } from './resource.ts';

/** Customers, as the service knows them. With a secret key. @public */
export class Customers extends Resource {
  /**
   * Reads a customer: leads from the `customerId` of a conversation or webhook back to your own
   * `externalId`, which is null for somebody whom you have not named.
   *
   * @throws ApiError `not-found`; else as every call, see TellerError.
   *
   * @example
   * ```ts
   * const { externalId } = await client.customers.get(conversation.customerId);
   * ```
   */
  get(customerId: string, options?: CallOptions): Promise<Customer> {
    return this.transport.call(getCustomer, { params: { customerId } }, options);
  }
}
