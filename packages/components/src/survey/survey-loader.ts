import type { Survey } from '@tellerkit/sdk';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { SurveyClient } from './client/survey-client.ts';

/**
 * Loads a survey while the host element is in the page. While another language loads, the current
 * texts stay.
 */
export class SurveyLoader implements ReactiveController {
  survey: Survey | undefined;
  error: unknown;

  readonly #host: ReactiveControllerHost;
  #client: SurveyClient | undefined;
  #requested = '';
  #stop: AbortController | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#requested = '';
    this.#stop?.abort();
  }

  /** Loads a survey in a language, unless it is loaded or loading already. */
  load(client: SurveyClient | undefined, surveyId: string, locale: string): void {
    const requested = `${surveyId} ${locale}`;
    if (client === this.#client && requested === this.#requested) return;
    this.#stop?.abort();
    this.#client = client;
    this.#requested = requested;
    this.error = undefined;
    if (this.survey?.id !== surveyId) this.survey = undefined;
    if (client && surveyId) void this.#fetch(client, surveyId, locale);
  }

  /** Loads the survey again. */
  retry(): void {
    this.#requested = '';
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
