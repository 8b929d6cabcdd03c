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
 * A span of time, by the `createdAt` of a response, as RFC 3339 times in UTC such as `2026-11-01T00:00:00Z`: a bare
 * day is refused. Open where a side is absent.
 *
 * @public
 */
export interface TimeSpan {
  /** From this moment on. */
  readonly from?: string | undefined;
  /** Before this moment. */
  readonly to?: string | undefined;
}

/** Which surveys to list, and in which language. @public */
export interface SurveyQuery extends PageQuery {
  readonly touchpoint?: string | undefined;
  readonly locale?: string | undefined;
}

/** Surveys, their responses and results. @public */
export class Surveys extends SurveyForms {
  /**
   * Adds a survey with its texts in every language. With a secret key.
   *
   * @throws TellerError, as every call.
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
   * @throws TellerError, as every call.
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
   * Lists responses, newest first. With a secret key.
   *
   * @throws ApiError `not-found`; else as every call, see TellerError.
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
   * Reads count, mean, top-two-box and its 95 % interval over a span of time. With a secret key.
   *
   * @throws ApiError `not-found`; else as every call, see TellerError.
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
