import { ProblemError } from '../../../base/problem-error.ts';
import type { ChangeContext } from '../../../http/request-context.ts';
import { lockCustomer } from '../../../platform/bounds/lock-customer.ts';

const dayMs = 86_400_000;

/**
 * Checks that a customer may open another conversation. Conversations that were opened more than a day ago do not
 * count, because pages do not close a conversation that the customer leaves.
 *
 * @throws {@link ProblemError} `limit-reached`.
 */
export async function checkConversations(
  { unit, tenantId, bounds: { openConversations } }: ChangeContext,
  customerId: string,
): Promise<void> {
  if (openConversations === Infinity) return;
  await lockCustomer(unit, tenantId, customerId);
  const { count } = await unit.db
    .selectFrom('conversations')
    .select((row) => row.fn.countAll<number | string>().as('count'))
    .where('tenant_id', '=', tenantId)
    .where('customer_id', '=', customerId)
    .where('state', '!=', 'closed')
    .where('created_at', '>', unit.now - dayMs)
    .executeTakeFirstOrThrow();
  if (Number(count) < openConversations) return;
  throw new ProblemError(
    'limit-reached',
    `The customer has ${openConversations} open conversations, as many as the bank allows. Go on in one of them, or close one.`,
  );
}
