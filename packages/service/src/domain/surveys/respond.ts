import type { NewSurveyAnswer, NewSurveyResponse } from '@tellerkit/contract';
import { writeJson } from '../../base/json-text.ts';
import { ProblemError, notFound } from '../../base/problem-error.ts';
import { emitWebhook } from '../../platform/webhooks/emit-webhook.ts';
import type { Bounds } from '../../platform/bounds/bounds.ts';
import type { StoredQuestion } from '../../store/database/tables/stored-question.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { checkResponses } from './check-responses.ts';
import { checkAnswers } from './answers.ts';
import { localesOf, resolveLocale } from './questions.ts';
import { questionsOf, requireSurvey } from './rows.ts';
import type { SurveyResponseRow } from './rows.ts';

/**
 * A customer who answers a survey.
 */
export interface Respondent {
  readonly tenantId: string;
  readonly customerId: string;
  readonly surveyId: string;
  /** Language of the page, for responses without `locale`. */
  readonly locale: string | undefined;
}

/**
 * Stores a customer's answers, once per conversation.
 *
 * @throws ProblemError `not-found` for an unknown survey or for a conversation of another customer; `invalid-request`
 * with one error per answer that does not fit; `already-responded` if the conversation already has a response, or if the customer
 * answered too often without a conversation.
 */
export async function respondToSurvey(
  unit: UnitOfWork,
  respondent: Respondent,
  response: NewSurveyResponse,
  bounds: Pick<Bounds, 'surveyResponses'>,
): Promise<SurveyResponseRow> {
  const { tenantId, customerId, surveyId } = respondent;
  const survey = await requireSurvey(unit.db, tenantId, surveyId);
  const conversationId = response.conversationId ?? null;
  if (conversationId !== null) await requireOwnConversation(unit, respondent, conversationId);
  else await checkResponses(unit, bounds, respondent);
  const questions = questionsOf(survey);
  requireValidAnswers(questions, response.answers);
  const locale = response.locale ?? respondent.locale;
  const row = await unit.db
    .insertInto('survey_responses')
    .values({
      id: unit.newId('surveyResponse'),
      tenant_id: tenantId,
      survey_id: surveyId,
      customer_id: customerId,
      conversation_id: conversationId,
      locale: resolveLocale(localesOf(questions), locale),
      answers: writeJson(response.answers),
      score: scoreOf(response.answers),
      commented: response.answers.some(isComment) ? 1 : 0,
      created_at: unit.now,
    })
    .onConflict((conflict) => conflict.columns(['survey_id', 'conversation_id']).doNothing())
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) {
    throw new ProblemError(
      'already-responded',
      'The survey is already answered in this conversation. Do not send another response.',
    );
  }
  await emitWebhook(unit, tenantId, {
    type: 'survey.response.created',
    data: {
      surveyId,
      responseId: row.id,
      customerId,
      conversationId,
      scores: scoresOf(response.answers),
      commented: row.commented === 1,
    },
  });
  return row;
}

function requireValidAnswers(
  questions: readonly StoredQuestion[],
  answers: readonly NewSurveyAnswer[],
): void {
  const errors = checkAnswers(questions, answers);
  if (errors.length > 0) {
    throw new ProblemError(
      'invalid-request',
      '`answers` do not fit the survey. Correct the fields that `errors` names.',
      { errors },
    );
  }
}

async function requireOwnConversation(
  unit: UnitOfWork,
  { tenantId, customerId }: Respondent,
  conversationId: string,
): Promise<void> {
  const own = await unit.db
    .selectFrom('conversations')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('customer_id', '=', customerId)
    .where('id', '=', conversationId)
    .executeTakeFirst();
  if (own === undefined) throw notFound();
}

/** Returns the first score. If a survey asks for several scores, only the first score counts in its results. */
function scoreOf(answers: readonly NewSurveyAnswer[]): number | null {
  return scoresOf(answers)[0]?.score ?? null;
}

function scoresOf(answers: readonly NewSurveyAnswer[]) {
  return answers.flatMap((answer) =>
    answer.type === 'csat' ? [{ questionId: answer.questionId, score: answer.score }] : [],
  );
}

function isComment(answer: NewSurveyAnswer): boolean {
  return answer.type === 'comment' && answer.text.trim() !== '';
}
