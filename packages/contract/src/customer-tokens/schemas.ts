import * as z from 'zod/mini';
import { shortText } from '../common/primitives.ts';

/**
 * Identity of a customer who is signed in at the bank. `externalId` is the bank's own stable id. The same id
 * means the same customer on every channel.
 *
 * @public
 */
export const newCustomerToken = z.object({
  externalId: z.string().check(z.minLength(1), z.maxLength(128)),
  displayName: z.optional(shortText),
  /** Priority in queues, from 0 (normal) to 9 (most urgent). @defaultValue 0 */
  priority: z.optional(z.int().check(z.minimum(0), z.maximum(9))),
});

/** Identity of a customer who is signed in at the bank. @public */
export type NewCustomerToken = z.input<typeof newCustomerToken>;
