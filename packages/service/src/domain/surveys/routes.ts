import {
  createSurvey,
  getSurvey,
  getSurveyResults,
  listSurveyResponses,
  listSurveys,
  respondToSurvey as respondToSurveyEndpoint,
} from '@tellerkit/contract';
import type { NewSurvey } from '@tellerkit/contract';
import { ProblemError } from '../../base/problem-error.ts';
import type { Binder } from '../../http/binder.ts';
import { decodeCursor, defaultLimit, readPage } from '../../http/page.ts';
import { respondToSurvey } from './respond.ts';
import { readResults, responseSource } from './results.ts';
import { insertSurvey, requireSurvey, surveySource, toSurvey, toSurveyResponse } from './rows.ts';
import type { SurveyResponseRow } from './rows.ts';

/**
 * Registers the endpoints of surveys, responses and results.
 */
export function registerSurveyRoutes(app: Binder): void {
  bindSurveys(app);
  bindResponses(app);
}

function bindSurveys(app: Binder): void {
  app.bind(createSurvey, async ({ body }, { unit, tenantId, locale }) => {
    requireDistinctQuestions(body);
    const row = await insertSurvey(unit, tenantId, body);
    return toSurvey(row, locale);
  });
  app.bind(listSurveys, async ({ query }, { db, tenantId, locale, pageBytes: bytes }) => {
    const limit = query.limit ?? defaultLimit;
    const after = decodeCursor(query.cursor);
    const source = surveySource(db, tenantId, { touchpoint: query.touchpoint, after });
    const requestedLocale = query.locale ?? locale;
    return readPage(
      source,
      { limit, bytes },
      { keyOf: ({ id }) => id, toItem: (row) => toSurvey(row, requestedLocale) },
    );
  });
  app.bind(getSurvey, async ({ params, query }, { db, tenantId, locale }) =>
    toSurvey(await requireSurvey(db, tenantId, params.surveyId), query.locale ?? locale),
  );
}

function bindResponses(app: Binder): void {
  app.bind(
    respondToSurveyEndpoint,
    async ({ params, body }, { unit, tenantId, caller, bounds, locale }) => {
      if (caller.kind !== 'customer') throw new TypeError('Only customers may call this endpoint');
      const respondent = {
        tenantId,
        customerId: caller.customerId,
        surveyId: params.surveyId,
        locale,
      };
      return toSurveyResponse(await respondToSurvey(unit, respondent, body, bounds));
    },
  );
  app.bind(listSurveyResponses, async ({ params, query }, { db, tenantId, pageBytes: bytes }) => {
    await requireSurvey(db, tenantId, params.surveyId);
    const limit = query.limit ?? defaultLimit;
    const survey = { tenantId, surveyId: params.surveyId };
    const source = responseSource(db, survey, query, decodeCursor(query.cursor));
    const form = { keyOf: ({ id }: SurveyResponseRow) => id, toItem: toSurveyResponse };
    return readPage(source, { limit, bytes }, form);
  });
  app.bind(getSurveyResults, async ({ params, query }, { db, tenantId }) => {
    await requireSurvey(db, tenantId, params.surveyId);
    return readResults(db, { tenantId, surveyId: params.surveyId }, query);
  });
}

function requireDistinctQuestions({ questions }: NewSurvey): void {
  const errors = questions.flatMap(({ id }, index) =>
    questions.findIndex((other) => other.id === id) === index
      ? []
      : [
          {
            path: `questions.${index}.id`,
            code: 'duplicate',
            message: 'Another question has the same `id`. Choose a different `id`',
          },
        ],
  );
  if (errors.length === 0) return;
  throw new ProblemError(
    'invalid-request',
    'Two questions have the same `id`. Give each question a different `id`.',
    { errors },
  );
}
