// Generated from the endpoints by `pnpm generate`; do not edit.

import type { Endpoints } from '../../generated/endpoints.ts';

import type { WireEndpoint } from '../format/wire-endpoint.ts';

const shape15 = {
  id: 's',
  name: 's',
  touchpoint: 's',
  locale: 's',
  questions: [
    'a',
    [
      'u',
      {
        csat: { type: ['e', 'csat'], id: 's', prompt: 's', required: 'b' },
        comment: { type: ['e', 'comment'], id: 's', prompt: 's', required: 'b' },
      },
      { id: 's' },
    ],
  ],
} as const;

const shape16 = {
  id: 's',
  surveyId: 's',
  conversationId: ['0', 's'],
  locale: 's',
  answers: [
    'a',
    [
      'u',
      {
        csat: { type: ['e', 'csat'], questionId: 's', score: 'n' },
        comment: { type: ['e', 'comment'], questionId: 's', text: 's' },
      },
      { questionId: 's' },
    ],
  ],
  createdAt: 's',
} as const;

/** Add a survey with its texts in every language. The newest of a touchpoint is the one offered. @public */
export const createSurvey: WireEndpoint<Endpoints['createSurvey']> = {
  id: 'surveys.create',
  method: 'POST',
  path: '/v1/surveys',
  response: shape15,
};

/** List the surveys, newest first. @public */
export const listSurveys: WireEndpoint<Endpoints['listSurveys']> = {
  id: 'surveys.list',
  method: 'GET',
  path: '/v1/surveys',
  response: { items: ['a', shape15], nextCursor: ['0', 's'] },
};

/** Read a survey in the language asked for, or its first one. @public */
export const getSurvey: WireEndpoint<Endpoints['getSurvey']> = {
  id: 'surveys.get',
  method: 'GET',
  path: '/v1/surveys/{surveyId}',
  response: shape15,
};

/** Answer a survey, once for each conversation. @public */
export const respondToSurvey: WireEndpoint<Endpoints['respondToSurvey']> = {
  id: 'surveys.respond',
  method: 'POST',
  path: '/v1/surveys/{surveyId}/responses',
  response: shape16,
};

/** List the responses, newest first. @public */
export const listSurveyResponses: WireEndpoint<Endpoints['listSurveyResponses']> = {
  id: 'surveys.listResponses',
  method: 'GET',
  path: '/v1/surveys/{surveyId}/responses',
  response: { items: ['a', shape16], nextCursor: ['0', 's'] },
};

/** Read count, mean, top-two-box and its 95 % interval over a span of time. @public */
export const getSurveyResults: WireEndpoint<Endpoints['getSurveyResults']> = {
  id: 'surveys.results',
  method: 'GET',
  path: '/v1/surveys/{surveyId}/results',
  response: {
    surveyId: 's',
    from: ['0', 's'],
    to: ['0', 's'],
    responses: 'n',
    comments: 'n',
    csat: {
      count: 'n',
      distribution: ['a', 'n'],
      mean: ['0', 'n'],
      topTwoBox: ['0', 'n'],
      interval: ['0', { level: 'n', low: 'n', high: 'n' }],
    },
  },
};
