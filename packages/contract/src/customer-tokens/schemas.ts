import * as z from 'zod/mini';
import { shortText } from '../common/primitives.ts';

/**
 * Names the customer whom the bank has signed in. `externalId` is the bank's own, stable id: the same
 * id is the same customer on every channel.
 *
 * @public
 */
export const newCustomerToken = z.object({
  externalId: z.string().check(z.minLength(1), z.maxLength(128)),
  displayName: z.optional(shortText),
  /** Higher is served first. 0 is the rule, 9 the most urgent. Default 0. */
  priority: z.optional(z.int().check(z.minimum(0), z.maximum(9))),
});

/** Names the customer whom the bank has signed in. @public */
export type NewCustomerToken = z.input<typeof newCustomerToken>;
