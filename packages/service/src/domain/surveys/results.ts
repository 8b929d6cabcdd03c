import type { SurveyResults } from '@tellerkit/contract';
import type { Kysely } from 'kysely';
import { byteLength } from '../../base/byte-length.ts';
import { ProblemError } from '../../base/problem-error.ts';
import type { Database } from '../../store/database/schema.ts';
import { octetLength } from '../../store/octet-length.ts';
import type { RowSource } from '../../store/read-within.ts';
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
 * Creates the source of a page of responses to a survey, newest first.
 *
 * @param after - id of the last response on the previous page.
 */
export function responseSource(
  db: Kysely<Database>,
  survey: { readonly tenantId: string; readonly surveyId: string },
  span: Span,
  after: string | undefined,
): RowSource<SurveyResponseRow> {
  const select = (last = after) => {
    const query = responsesIn(db, survey, span).orderBy('id', 'desc');
    return last === undefined ? query : query.where('id', '<', last);
  };
  return {
    rows: (last, limit) => select(last?.id).selectAll().limit(limit).execute(),
    sizes: async (last, limit) => {
      const query = select(last.id).select(octetLength('answers').as('bytes'));
      return (await query.limit(limit).execute()).map(({ bytes }) => bytes);
    },
    sizeOf: ({ answers }) => byteLength(answers),
  };
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
