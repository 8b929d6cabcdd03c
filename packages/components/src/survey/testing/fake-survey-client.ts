import type { CallOptions, NewSurveyResponse, Survey } from '@tellerkit/sdk';
import type { SurveyClient } from '../client/survey-client.ts';

/** A survey as a bank asks it after a conversation: a required score and a comment. */
export function surveyOf(changes: Partial<Survey> = {}): Survey {
  return {
    id: 'svy_01jd3kz6v7qf8m2n4p5r6s7t8v',
    name: 'After a conversation',
    touchpoint: 'conversation-closed',
    locale: 'en',
    questions: [
      { type: 'csat', id: 'score', prompt: 'How satisfied are you with our help?', required: true },
      { type: 'comment', id: 'comment', prompt: 'What could we do better?', required: false },
    ],
    ...changes,
  };
}

/** An answer that has arrived. */
export interface ArrivedResponse {
  readonly surveyId: string;
  readonly body: NewSurveyResponse;
  readonly key: string | undefined;
}

/** A service with one survey, whose failures a test sets. */
export class FakeSurveyClient implements SurveyClient {
  readonly responses: ArrivedResponse[] = [];
  /** Languages in which the survey was asked for. */
  readonly locales: string[] = [];
  /** Set to make loading fail. */
  loadError: Error | undefined;
  /** Set to make sending fail. */
  sendError: Error | undefined;
  survey = surveyOf();
  /** Set to let sending take for ever. */
  holdSending = false;
  /** Set to hold everything back until it resolves. */
  hold: Promise<void> | undefined;

  readonly surveys: SurveyClient['surveys'] = {
    get: async (id, query, options) => {
      this.locales.push(query?.locale ?? '');
      await this.#pass(options);
      if (this.loadError) throw this.loadError;
      return { ...this.survey, id };
    },
    respond: async (surveyId, body, options) => {
      if (this.holdSending) await new Promise(() => undefined);
      await this.#pass(options);
      this.responses.push({ surveyId, body, key: options?.idempotencyKey });
      if (this.sendError) throw this.sendError;
      return {
        id: 'rsp_01jd3kz6v7qf8m2n4p5r6s7t8v',
        surveyId,
        conversationId: body.conversationId ?? null,
        locale: body.locale ?? 'en',
        answers: [...body.answers],
        createdAt: '2026-11-22T09:30:00.000Z',
      };
    },
  };

  async #pass(options: CallOptions | undefined): Promise<void> {
    await this.hold;
    options?.signal?.throwIfAborted();
  }
}
