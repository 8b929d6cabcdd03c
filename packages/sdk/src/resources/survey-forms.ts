import type { NewSurveyResponse, Survey, SurveyResponse } from '@tellerkit/contract';
import { getSurvey, respondToSurvey } from '@tellerkit/contract/wire';
import type { CallOptions } from '../transport/call-options.ts';
import { Resource } from './resource.ts';

/** Surveys for a customer: their questions, and a call to answer them. @public */
export class SurveyForms extends Resource {
  /**
   * Retrieves a survey in the requested language, or else in its first language.
   *
   * @throws ApiError with code `not-found`, or another TellerError if the call fails.
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
   * Submits the answers to a survey, once per conversation. Requires a customer’s session token.
   *
   * @throws ApiError with code `not-found`, `already-responded` or `limit-reached`, or another TellerError if the
   * call fails.
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
