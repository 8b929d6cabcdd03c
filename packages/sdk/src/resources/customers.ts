import type { Customer } from '@tellerkit/contract';
import { getCustomer } from '@tellerkit/contract/wire';
import type { CallOptions } from '../transport/call-options.ts';
import { Resource } from './resource.ts';

/** Customers, as the service stores them. All calls require a secret key. @public */
export class Customers extends Resource {
  /**
   * Retrieves a customer. Use it to find your own id, `externalId`, for the `customerId` of a conversation or webhook.
   * `externalId` is null for an anonymous customer.
   *
   * @throws ApiError with code `not-found`, or another TellerError if the call fails.
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
