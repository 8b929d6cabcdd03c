import { ProblemError } from '../../base/problem-error.ts';
import type { Bounds } from '../../platform/bounds/bounds.ts';
import { lockCustomer } from '../../platform/bounds/lock-customer.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';

const dayMs = 86_400_000;

/** The customer and the survey of a response. */
interface Responding {
  readonly tenantId: string;
  readonly customerId: string;
  readonly surveyId: string;
}

/**
 * Checks that a customer may answer a survey again without a conversation, for example one that a page offers at any
 * time.
 *
 * @throws ProblemError `already-responded`.
 */
export async function checkResponses(
  unit: UnitOfWork,
  { surveyResponses }: Pick<Bounds, 'surveyResponses'>,
  { tenantId, customerId, surveyId }: Responding,
): Promise<void> {
  if (surveyResponses === Infinity) return;
  await lockCustomer(unit, tenantId, customerId);
  const { count } = await unit.db
    .selectFrom('survey_responses')
    .select((row) => row.fn.countAll<number | string>().as('count'))
    .where('tenant_id', '=', tenantId)
    .where('customer_id', '=', customerId)
    .where('survey_id', '=', surveyId)
    .where('conversation_id', 'is', null)
    .where('created_at', '>', unit.now - dayMs)
    .executeTakeFirstOrThrow();
  if (Number(count) < surveyResponses) return;
  throw new ProblemError(
    'already-responded',
    `The customer answered the survey ${surveyResponses} times within 24 hours, as often as the bank allows. Answer it again tomorrow.`,
  );
}
