import * as z from 'zod/mini';
import { id } from '../common/ids.ts';
import { page, pageQuery } from '../common/page.ts';
import { locale, slug, timestamp } from '../common/primitives.ts';
import { defineEndpoint } from '../common/endpoint.ts';
import { newSurveyResponse, surveyResponse } from './responses.ts';
import { surveyResults } from './results.ts';
import { newSurvey, survey } from './schemas.ts';

const params = z.object({ surveyId: id('survey') });
const span = { from: z.optional(timestamp), to: z.optional(timestamp) };

/** Adds a survey. @public */
export const createSurvey = defineEndpoint({
  id: 'surveys.create',
  method: 'POST',
  path: '/v1/surveys',
  summary:
    'Add a survey with its texts in every language. The newest of a touchpoint is the one offered.',
  body: newSurvey,
  status: 201,
  response: survey,
  errors: [],
  callers: ['secret'],
  idempotent: true,
});

/** Lists surveys. @public */
export const listSurveys = defineEndpoint({
  id: 'surveys.list',
  method: 'GET',
  path: '/v1/surveys',
  summary: 'List the surveys, newest first.',
  query: z.object({ ...pageQuery, touchpoint: z.optional(slug), locale: z.optional(locale) }),
  status: 200,
  response: page(survey),
  errors: [],
  callers: ['publishable', 'customer', 'agent', 'secret'],
  idempotent: true,
});

/** Reads a survey in one language. @public */
export const getSurvey = defineEndpoint({
  id: 'surveys.get',
  method: 'GET',
  path: '/v1/surveys/{surveyId}',
  summary: 'Read a survey in the language asked for, or its first one.',
  params,
  query: z.object({ locale: z.optional(locale) }),
  status: 200,
  response: survey,
  errors: ['not-found'],
  callers: ['publishable', 'customer', 'agent', 'secret'],
  idempotent: true,
});

/** Answers a survey. @public */
export const respondToSurvey = defineEndpoint({
  id: 'surveys.respond',
  method: 'POST',
  path: '/v1/surveys/{surveyId}/responses',
  summary: 'Answer a survey, once for each conversation.',
  params,
  body: newSurveyResponse,
  status: 201,
  response: surveyResponse,
  errors: ['not-found', 'already-responded'],
  callers: ['customer'],
  idempotent: true,
});

/** Lists the responses to a survey. @public */
export const listSurveyResponses = defineEndpoint({
  id: 'surveys.listResponses',
  method: 'GET',
  path: '/v1/surveys/{surveyId}/responses',
  summary: 'List the responses, newest first.',
  params,
  query: z.object({ ...pageQuery, ...span }),
  status: 200,
  response: page(surveyResponse),
  errors: ['not-found'],
  callers: ['secret'],
  idempotent: true,
});

/** Reads the results of a survey. @public */
export const getSurveyResults = defineEndpoint({
  id: 'surveys.results',
  method: 'GET',
  path: '/v1/surveys/{surveyId}/results',
  summary: 'Read count, mean, top-two-box and its 95 % interval over a span of time.',
  params,
  query: z.object(span),
  status: 200,
  response: surveyResults,
  errors: ['not-found'],
  callers: ['secret'],
  idempotent: true,
});
