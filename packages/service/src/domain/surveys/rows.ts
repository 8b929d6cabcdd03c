import type { NewSurvey, Survey, SurveyResponse } from '@tellerkit/contract';
import type { Kysely, Selectable } from 'kysely';
import { byteLength } from '../../base/byte-length.ts';
import { toTimestamp } from '../../base/clock.ts';
import { writeJson, readJson } from '../../base/json-text.ts';
import { notFound } from '../../base/problem-error.ts';
import type { Database } from '../../store/database/schema.ts';
import type { StoredQuestion } from '../../store/database/tables/stored-question.ts';
import type {
  SurveyResponseTable,
  SurveyTable,
} from '../../store/database/tables/survey-tables.ts';
import { octetLength } from '../../store/octet-length.ts';
import type { RowSource } from '../../store/read-within.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { localesOf, localizeQuestions, resolveLocale, storedQuestions } from './questions.ts';

/** A survey's row. */
export type SurveyRow = Selectable<SurveyTable>;

/** A response's row. */
export type SurveyResponseRow = Selectable<SurveyResponseTable>;

/**
 * Adds a survey.
 */
export async function insertSurvey(
  unit: UnitOfWork,
  tenantId: string,
  survey: NewSurvey,
): Promise<SurveyRow> {
  return unit.db
    .insertInto('surveys')
    .values({
      id: unit.newId('survey'),
      tenant_id: tenantId,
      name: survey.name,
      touchpoint: survey.touchpoint,
      questions: writeJson(storedQuestions(survey)),
      created_at: unit.now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/**
 * Reads a survey of a tenant.
 *
 * @throws ProblemError `not-found` if the tenant has no such survey.
 */
export async function requireSurvey(
  db: Kysely<Database>,
  tenantId: string,
  surveyId: string,
): Promise<SurveyRow> {
  const survey = await db
    .selectFrom('surveys')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', surveyId)
    .executeTakeFirst();
  if (survey === undefined) throw notFound();
  return survey;
}

/**
 * A filter for a list of surveys.
 */
export interface SurveyFilter {
  readonly touchpoint: string | undefined;
  /** Id of the last survey on the previous page. */
  readonly after: string | undefined;
}

/**
 * Creates the source of a page of surveys, newest first.
 */
export function surveySource(
  db: Kysely<Database>,
  tenantId: string,
  { touchpoint, after }: SurveyFilter,
): RowSource<SurveyRow> {
  const select = (last = after) => {
    let query = db.selectFrom('surveys').where('tenant_id', '=', tenantId);
    if (touchpoint !== undefined) query = query.where('touchpoint', '=', touchpoint);
    if (last !== undefined) query = query.where('id', '<', last);
    return query.orderBy('id', 'desc');
  };
  return {
    rows: (last, limit) => select(last?.id).selectAll().limit(limit).execute(),
    sizes: async (last, limit) => {
      const query = select(last.id).select(octetLength('questions').as('bytes'));
      return (await query.limit(limit).execute()).map(({ bytes }) => bytes);
    },
    sizeOf: ({ questions }) => byteLength(questions),
  };
}

/**
 * Returns the questions of a survey in all languages.
 */
export function questionsOf(survey: SurveyRow): readonly StoredQuestion[] {
  return readJson(survey.questions);
}

/**
 * Converts a row to the API's survey, in the requested or the nearest available language.
 */
export function toSurvey(row: SurveyRow, requestedLocale: string | undefined): Survey {
  const questions = questionsOf(row);
  const locale = resolveLocale(localesOf(questions), requestedLocale);
  return {
    id: row.id,
    name: row.name,
    touchpoint: row.touchpoint,
    locale,
    questions: localizeQuestions(questions, locale),
  };
}

/**
 * Converts a row to the API's response.
 */
export function toSurveyResponse(row: SurveyResponseRow): SurveyResponse {
  return {
    id: row.id,
    surveyId: row.survey_id,
    conversationId: row.conversation_id,
    locale: row.locale,
    answers: [...readJson(row.answers)],
    createdAt: toTimestamp(row.created_at),
  };
}
