import * as z from 'zod/mini';
import { id } from '../common/ids.ts';
import { timestamp } from '../common/primitives.ts';

/** A customer of the bank, as the service knows one. @public */
export const customer = z.object({
  id: id('customer'),
  /** The bank's own id of the customer; null if the bank has not named the customer. */
  externalId: z.nullable(z.string()),
  displayName: z.nullable(z.string()),
  /** True if the bank has not named the customer. */
  anonymous: z.boolean(),
  /** Higher is served first: 0 is the rule, 9 the most urgent. */
  priority: z.int(),
  createdAt: timestamp,
});

/** A customer of the bank, as the service knows one. @public */
export type Customer = z.infer<typeof customer>;
