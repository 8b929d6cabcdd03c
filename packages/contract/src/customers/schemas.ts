import * as z from 'zod/mini';
import { id } from '../common/ids.ts';
import { timestamp } from '../common/primitives.ts';

/** A customer of the bank. @public */
export const customer = z.object({
  id: id('customer'),
  /** The bank's own id of the customer. Null if the customer is anonymous. */
  externalId: z.nullable(z.string()),
  displayName: z.nullable(z.string()),
  /** True if the bank has not identified the customer. */
  anonymous: z.boolean(),
  /** Priority in queues, from 0 (normal) to 9 (most urgent). */
  priority: z.int(),
  createdAt: timestamp,
});

/** A customer of the bank. @public */
export type Customer = z.infer<typeof customer>;
