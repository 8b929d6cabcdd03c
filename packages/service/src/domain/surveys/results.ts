import type { SurveyResults } from '@tellerkit/contract';
import type { Kysely } from 'kysely';
import { ProblemError } from '../../base/problem-error.ts';
import type { Database } from '../../store/database/schema.ts';
import { summarizeCsat } from './csat.ts';
import type { SurveyResponseRow } from './rows.ts';

/**
 * A time span, RFC 3339: `from` is inclusive, `to` is exclusive.
 */
export interface Span {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/**
 * Reads the responses to a survey, newest first.
 *
 * @param after - id of the last response on the previous page.
 */
export async function listResponseRows(
  db: Kysely<Database>,
  survey: { readonly tenantId: string; readonly surveyId: string },
  span: Span,
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
): Promise<SurveyResponseRow[]> {
  let query = responsesIn(db, survey, span).selectAll();
  if (after !== undefined) query = query.where('id', '<', after);
  return query.orderBy('id', 'desc').limit(limit).execute();
}

/**
 * Summarises the responses to a survey over a time span.
 *
 * @throws ProblemError `invalid-request` unless `to` is later than `from`.
 */
export async function readResults(
  db: Kysely<Database>,
  survey: { readonly tenantId: string; readonly surveyId: string },
  span: Span,
): Promise<SurveyResults> {
  const rows = await responsesIn(db, survey, span)
    .select(({ fn }) => [
      'score',
      fn.countAll<number>().as('responses'),
      fn.sum<number>('commented').as('comments'),
    ])
    .groupBy('score')
    .execute();
  const counts = new Map<number, number>();
  let responses = 0;
  let comments = 0;
  for (const row of rows) {
    responses += Number(row.responses);
    comments += Number(row.comments);
    if (row.score !== null) counts.set(row.score, Number(row.responses));
  }
  return {
    surveyId: survey.surveyId,
    from: span.from ?? null,
    to: span.to ?? null,
    responses,
    comments,
    csat: summarizeCsat(counts),
  };
}

function responsesIn(
  db: Kysely<Database>,
  { tenantId, surveyId }: { readonly tenantId: string; readonly surveyId: string },
  { from, to }: Span,
) {
  if (from !== undefined && to !== undefined && Date.parse(from) >= Date.parse(to)) {
    throw new ProblemError('invalid-request', '`to` must be later than `from`.', {
      errors: [{ path: 'query.to', code: 'too_small', message: '`to` must be later than `from`' }],
    });
  }
  let query = db
    .selectFrom('survey_responses')
    .where('tenant_id', '=', tenantId)
    .where('survey_id', '=', surveyId);
  if (from !== undefined) query = query.where('created_at', '>=', Date.parse(from));
  if (to !== undefined) query = query.where('created_at', '<', Date.parse(to));
  return query;
}
