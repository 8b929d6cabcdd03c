import type { NewSurveyResponse, Survey, SurveyResponse } from '@tellerkit/contract';
import { getSurvey, respondToSurvey } from '@tellerkit/contract/wire';
import type { CallOptions } from '../transport/call-options.ts';
import { Resource } from './resource.ts';

/** Surveys as a customer meets them: the form, and the way to answer it. @public */
export class SurveyForms extends Resource {
  /**
   * Reads a survey in the language asked for, or its first one.
   *
   * @throws ApiError `not-found`; else as every call, see TellerError.
   *
   * @example
   * ```ts
   * const { questions } = await client.surveys.get(surveyId, { locale: 'zh-CN' });
   * ```
   */
  get(
    surveyId: string,
    query: { readonly locale?: string } = {},
    options?: CallOptions,
  ): Promise<Survey> {
    return this.transport.call(getSurvey, { params: { surveyId }, query }, options);
  }

  /**
   * Answers a survey, once for each conversation. With the token of a
   * customer’s session.
   *
   * @throws ApiError `not-found` or `already-responded`; else as every call, see TellerError.
   *
   * @example
   * ```ts
   * await client.surveys.respond(surveyId, {
   *   conversationId,
   *   answers: [{ type: 'csat', questionId: 'overall', score: 5 }],
   * });
   * ```
   */
  respond(
    surveyId: string,
    body: NewSurveyResponse,
    options?: CallOptions,
  ): Promise<SurveyResponse> {
    return this.transport.call(respondToSurvey, { params: { surveyId }, body }, options);
  }
}
