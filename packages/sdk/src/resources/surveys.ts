import type { NewSurvey, Survey, SurveyResponse, SurveyResults } from '@tellerkit/contract';
import {
  createSurvey,
  getSurveyResults,
  listSurveyResponses,
  listSurveys,
} from '@tellerkit/contract/wire';
import type { CallOptions } from '../transport/call-options.ts';
import { listPages } from '../pages/list-pages.ts';
import type { PageList } from '../pages/page-list.ts';
import type { PageQuery } from './page-query.ts';
import { SurveyForms } from './survey-forms.ts';

/**
 * A time range that selects responses by their `createdAt`. Start and end are RFC 3339 times in UTC, such as
 * `2026-11-01T00:00:00Z`. The service rejects a date without a time. A range without `from` or `to` has no limit on
 * that side.
 *
 * @public
 */
export interface TimeSpan {
  /** Start of the range, inclusive. */
  readonly from?: string | undefined;
  /** End of the range, exclusive. */
  readonly to?: string | undefined;
}

/** Filters for a list of surveys, and the language of their texts. @public */
export interface SurveyQuery extends PageQuery {
  readonly touchpoint?: string | undefined;
  readonly locale?: string | undefined;
}

/** Surveys, their responses and results. @public */
export class Surveys extends SurveyForms {
  /**
   * Creates a survey with its texts in every language. Requires a secret key, or the token of an admin.
   *
   * @throws TellerError if the call fails.
   *
   * @example
   * ```ts
   * await client.surveys.create({
   *   name: 'After a conversation',
   *   touchpoint: 'conversation-closed',
   *   questions: [{ type: 'csat', id: 'overall', prompt: { en: 'How was it?', 'zh-CN': '您满意吗？' } }],
   * });
   * ```
   */
  create(body: NewSurvey, options?: CallOptions): Promise<Survey> {
    return this.transport.call(createSurvey, { body }, options);
  }

  /**
   * Lists surveys, newest first.
   *
   * @throws TellerError if the call fails.
   *
   * @example
   * ```ts
   * for await (const { id, name } of client.surveys.list()) console.log(id, name);
   * ```
   */
  list(query: SurveyQuery = {}, options?: CallOptions): PageList<Survey> {
    return listPages(this.transport, listSurveys, { query }, options);
  }

  /**
   * Lists the responses to a survey, newest first. Requires a secret key, or the token of an auditor.
   *
   * @throws ApiError with code `not-found`, or another TellerError if the call fails.
   *
   * @example
   * ```ts
   * for await (const { createdAt, answers } of client.surveys.listResponses(surveyId))
   *   for (const answer of answers)
   *     if (answer.type === 'csat') console.log(createdAt, answer.questionId, answer.score);
   * ```
   */
  listResponses(
    surveyId: string,
    query: PageQuery & TimeSpan = {},
    options?: CallOptions,
  ): PageList<SurveyResponse> {
    return listPages(this.transport, listSurveyResponses, { params: { surveyId }, query }, options);
  }

  /**
   * Retrieves the results of a survey over a time range: count, mean, and top-two-box share with its 95 %
   * interval. Requires a secret key, or the token of a supervisor, admin or auditor.
   *
   * @throws ApiError with code `not-found`, or another TellerError if the call fails.
   *
   * @example
   * ```ts
   * const { csat } = await client.surveys.results(surveyId, { from: '2026-11-01T00:00:00Z' });
   * ```
   */
  results(surveyId: string, query: TimeSpan = {}, options?: CallOptions): Promise<SurveyResults> {
    return this.transport.call(getSurveyResults, { params: { surveyId }, query }, options);
  }
}
