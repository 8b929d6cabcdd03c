import * as z from 'zod/mini';
import { id } from '../common/ids.ts';
import { page, pageQuery } from '../common/page.ts';
import { locale, slug, timestamp } from '../common/primitives.ts';
import { defineEndpoint } from '../common/endpoint.ts';
import { newSurveyResponse, surveyResponse } from './responses.ts';
import { surveyResults } from './results.ts';
import { newSurvey, survey } from './schemas.ts';

const params = z.object({ surveyId: id('survey') });
const period = { from: z.optional(timestamp), to: z.optional(timestamp) };

/** Creates a survey. @public */
export const createSurvey = defineEndpoint({
  id: 'surveys.create',
  method: 'POST',
  path: '/v1/surveys',
  summary:
    'Creates a survey with its texts in every language. The service offers the newest survey of each touchpoint.',
  body: newSurvey,
  status: 201,
  response: survey,
  errors: [],
  callers: ['agent', 'secret'],
  idempotent: true,
});

/** Lists surveys. @public */
export const listSurveys = defineEndpoint({
  id: 'surveys.list',
  method: 'GET',
  path: '/v1/surveys',
  summary: 'Lists surveys, newest first.',
  query: z.object({ ...pageQuery, touchpoint: z.optional(slug), locale: z.optional(locale) }),
  status: 200,
  response: page(survey),
  errors: [],
  callers: ['publishable', 'customer', 'agent', 'secret'],
  idempotent: true,
});

/** Retrieves a survey in one language. @public */
export const getSurvey = defineEndpoint({
  id: 'surveys.get',
  method: 'GET',
  path: '/v1/surveys/{surveyId}',
  summary:
    "Retrieves a survey in the requested language, or in the survey's first language if that translation is missing.",
  params,
  query: z.object({ locale: z.optional(locale) }),
  status: 200,
  response: survey,
  errors: ['not-found'],
  callers: ['publishable', 'customer', 'agent', 'secret'],
  idempotent: true,
});

/** Submits a response to a survey. @public */
export const respondToSurvey = defineEndpoint({
  id: 'surveys.respond',
  method: 'POST',
  path: '/v1/surveys/{surveyId}/responses',
  summary: 'Submits a response to a survey, once for each conversation.',
  params,
  body: newSurveyResponse,
  status: 201,
  response: surveyResponse,
  errors: ['not-found', 'already-responded', 'limit-reached'],
  callers: ['customer'],
  fieldCallers: { conversationId: 'all', locale: 'all', answers: 'all' },
  idempotent: true,
});

/** Lists the responses to a survey. @public */
export const listSurveyResponses = defineEndpoint({
  id: 'surveys.listResponses',
  method: 'GET',
  path: '/v1/surveys/{surveyId}/responses',
  summary: 'Lists the responses to a survey, newest first.',
  params,
  query: z.object({ ...pageQuery, ...period }),
  status: 200,
  response: page(surveyResponse),
  errors: ['not-found'],
  callers: ['agent', 'secret'],
  idempotent: true,
});

/** Retrieves the results of a survey. @public */
export const getSurveyResults = defineEndpoint({
  id: 'surveys.results',
  method: 'GET',
  path: '/v1/surveys/{surveyId}/results',
  summary:
    'Retrieves the results of a survey for a period: count, mean, and top-two-box share with its 95 % interval.',
  params,
  query: z.object(period),
  status: 200,
  response: surveyResults,
  errors: ['not-found'],
  callers: ['agent', 'secret'],
  idempotent: true,
});
