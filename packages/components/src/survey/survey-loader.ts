import type { Survey } from '@tellerkit/sdk';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { SurveyClient } from './client/survey-client.ts';

/**
 * Loads a survey while its element is in the page, and keeps the last texts on view while another
 * language is under way.
 */
export class SurveyLoader implements ReactiveController {
  survey: Survey | undefined;
  error: unknown;

  readonly #host: ReactiveControllerHost;
  #client: SurveyClient | undefined;
  #wanted = '';
  #stop: AbortController | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#wanted = '';
    this.#stop?.abort();
  }

  /** Loads a survey in a language, unless it is the one that is loaded or under way. */
  load(client: SurveyClient | undefined, surveyId: string, locale: string): void {
    const wanted = `${surveyId} ${locale}`;
    if (client === this.#client && wanted === this.#wanted) return;
    this.#stop?.abort();
    this.#client = client;
    this.#wanted = wanted;
    this.error = undefined;
    if (this.survey?.id !== surveyId) this.survey = undefined;
    if (client && surveyId) void this.#fetch(client, surveyId, locale);
  }

  /** Loads again. */
  retry(): void {
    this.#wanted = '';
    this.#host.requestUpdate();
  }

  async #fetch(client: SurveyClient, surveyId: string, locale: string): Promise<void> {
    const { signal } = (this.#stop = new AbortController());
    try {
      const survey = await client.surveys.get(surveyId, { locale }, { signal });
      if (!signal.aborted) this.survey = survey;
    } catch (error) {
      if (!signal.aborted) this.error = error;
    }
    if (!signal.aborted) this.#host.requestUpdate();
  }
}
