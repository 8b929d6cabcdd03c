import type { CallOptions, NewSurveyResponse, Survey } from '@tellerkit/sdk';
import type { SurveyClient } from '../client/survey-client.ts';

/** Creates a survey for the end of a conversation: a required score and an optional comment. */
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

/** A response that the fake service has received. */
export interface ArrivedResponse {
  readonly surveyId: string;
  readonly body: NewSurveyResponse;
  readonly key: string | undefined;
}

/** A client with one survey and failures that a test sets. */
export class FakeSurveyClient implements SurveyClient {
  readonly responses: ArrivedResponse[] = [];
  /** Languages of the requests for the survey. */
  readonly locales: string[] = [];
  /** Set to make loading fail. */
  loadError: Error | undefined;
  /** Set to make sending fail. */
  sendError: Error | undefined;
  survey = surveyOf();
  /** Set to keep sending pending. */
  holdSending = false;
  /** Set to hold every call until the promise resolves. */
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
