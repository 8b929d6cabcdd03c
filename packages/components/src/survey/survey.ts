import type { Survey } from '@tellerkit/sdk';
import { html } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from '../element/property.ts';
import { goodIcon } from '../icons/status.ts';
import { LiveAnnouncer } from '../accessibility/live-announcer.ts';
import { LocalizeController } from '../locales/localize-controller.ts';
import { TellerElement } from '../element/teller-element.ts';
import { ClientController } from '../client/client-controller.ts';
import { codeOf } from '../client/code-of.ts';
import { renderProblem } from '../client/problem-view.ts';
import { answeredMark } from './answered-mark.ts';
import { createSurveyClient } from './client/attribute-client.ts';
import type { SurveyClient } from './client/survey-client.ts';
import { surveyCatalogue } from './catalogue.ts';
import { TellerSurveyAnsweredEvent } from './events/survey-answered-event.ts';
import { newKey } from './new-key.ts';
import { answersOf, findProblems, knownQuestions } from './survey-form.ts';
import type { AnswerProblem, Draft } from './survey-form.ts';
import { SurveyLoader } from './survey-loader.ts';
import { renderForm } from './survey-view.ts';
import { surveyStyles } from './survey.styles.ts';

type Stage = 'asking' | 'sending' | 'failed' | 'thanks' | 'answered';

/**
 * Asks how it went: a score from 1 to 5 and a comment, as the survey has them. What the customer has
 * entered stays until the service has it.
 *
 * @customElement teller-survey
 *
 * @fires teller-survey-answered - The service has the answers.
 *
 * @csspart form - The whole while there is something to answer.
 * @csspart card - The whole otherwise.
 * @csspart question - One question.
 * @csspart choice - One score.
 * @csspart comment - The field for a comment.
 * @csspart note - What went wrong.
 * @csspart submit - The button that sends.
 * @csspart title - What has happened, when there is nothing to answer.
 * @csspart hint - What that means.
 * @csspart retry - The button that loads again.
 *
 * @public
 */
export class TellerSurvey extends TellerElement {
  /** @internal */
  static override readonly styles = [TellerElement.styles, surveyStyles];

  /** @internal */
  protected override readonly localize = new LocalizeController(this, surveyCatalogue);

  readonly #connection = new ClientController<'surveys'>(
    this,
    () => Promise.resolve(createSurveyClient),
    () => {
      this.#answered.clear();
      this.#startAnew();
    },
  );
  readonly #announcer = new LiveAnnouncer(this);
  readonly #loader = new SurveyLoader(this);
  readonly #answered = answeredMark(() => sessionStorage);
  #client: SurveyClient | undefined;
  /** The same for every try of the same answers, so that a lost reply makes no second response. */
  #key = newKey();
  #told: string | undefined;

  @state() private stage: Stage = 'asking';

  @state() private draft: Draft = {};

  @state() private problems: ReadonlyMap<string, AnswerProblem> = new Map();

  /** A client made by the page's own script. */
  @property({ attribute: false }) client: SurveyClient | undefined;

  /** The survey to ask. */
  @property({ attribute: 'survey-id' }) surveyId = '';

  /** The conversation it is about. A survey is answered once for each conversation. */
  @property({ attribute: 'conversation-id' }) conversationId = '';

  /** Address of the service without `/v1`, for an element without a provider. */
  @property({ attribute: 'base-url' }) baseUrl = '';

  /** Key that may stand in a page, `pk_…`, for an element without a provider. */
  @property({ attribute: 'publishable-key' }) publishableKey = '';

  /** Where the customer meets the bank: `web`, `mobile`, `kiosk` or `social`; else it is `web`. */
  @property() channel = 'web';

  /** Keeps nothing on the device, for one that people share. */
  @property({ type: Boolean, attribute: 'shared-device' }) sharedDevice = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    // Another survey or conversation is another form; what was entered belongs to the last one.
    if (changed.get('surveyId') || changed.get('conversationId')) this.#startAnew();
    if (this.stage === 'asking' && changed.has('conversationId') && this.#wasAnswered)
      this.stage = 'answered';
    this.#client = this.#connection.resolve();
    // What arrives after the element has gone, such as a language, must not load anything.
    if (this.isConnected)
      this.#loader.load(this.#client, this.surveyId, this.locale || this.localize.locale);
  }

  protected override updated(): void {
    const trouble = this.#trouble;
    if (trouble && trouble !== this.#told)
      this.#announcer.announce(this.#texts(trouble).join('. '));
    this.#told = trouble;
  }

  get #wasAnswered(): boolean {
    const { conversationId, sharedDevice, surveyId } = this;
    return !!conversationId && !sharedDevice && this.#answered.has(surveyId, conversationId);
  }

  #startAnew(): void {
    this.stage = 'asking';
    this.draft = {};
    this.problems = new Map();
    this.#key = newKey();
  }

  get #trouble(): 'setUp' | 'failed' | 'unknown' | 'empty' | undefined {
    const { problem } = this.#connection;
    const { error, survey } = this.#loader;
    if (problem) return problem === 'unreachable' ? 'failed' : 'setUp';
    if (error) return codeOf(error) === 'not-found' ? 'unknown' : 'failed';
    if (this.#client && !this.surveyId) return 'empty';
    return survey && !knownQuestions(survey).length ? 'empty' : undefined;
  }

  #texts(name: 'setUp' | 'failed' | 'unknown' | 'empty'): readonly [title: string, hint: string] {
    const { strings } = this.localize;
    return [strings[name], strings[`${name}Hint`]];
  }

  readonly #answer = (questionId: string, value: number | string): void => {
    this.draft = { ...this.draft, [questionId]: value };
    this.#key = newKey();
    if (!this.problems.has(questionId)) return;
    const { survey } = this.#loader;
    if (survey) this.problems = findProblems(knownQuestions(survey), this.draft);
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const { survey } = this.#loader;
    if (!survey || this.stage === 'sending') return;
    this.problems = findProblems(knownQuestions(survey), this.draft);
    if (this.problems.size)
      void this.#focusOn('[aria-invalid=true] input, textarea[aria-invalid=true]');
    else void this.#send(survey);
  };

  async #send(survey: Survey): Promise<void> {
    if (!this.#client) return;
    this.stage = 'sending';
    const { conversationId, surveyId } = this;
    const answers = [...answersOf(knownQuestions(survey), this.draft)];
    const body = { answers, locale: survey.locale, ...(conversationId && { conversationId }) };
    let outcome: Stage = 'thanks';
    try {
      const { id } = await this.#client.surveys.respond(survey.id, body, {
        idempotencyKey: this.#key,
      });
      this.dispatchEvent(new TellerSurveyAnsweredEvent({ surveyId: survey.id, responseId: id }));
    } catch (error) {
      outcome = codeOf(error) === 'already-responded' ? 'answered' : 'failed';
    }
    if (outcome !== 'failed' && conversationId && !this.sharedDevice)
      this.#answered.add(surveyId, conversationId);
    // Another form is on view by now.
    if (conversationId !== this.conversationId || surveyId !== this.surveyId) return;
    this.stage = outcome;
    if (outcome === 'failed') this.#announcer.announce(this.localize.strings.sendFailed);
    else await this.#focusOn('#title');
  }

  async #focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  readonly #retry = (): void => {
    this.#connection.retry();
    this.#loader.retry();
  };

  #content(): TemplateResult {
    const { strings } = this.localize;
    const { stage } = this;
    const trouble = this.#trouble;
    if (stage === 'thanks' || stage === 'answered')
      return html`<div class="card" part="card">
        <p class="title" part="title" id="title" tabindex="-1">${goodIcon()}${strings[stage]}</p>
        <p class="hint" part="hint">${strings[`${stage}Hint`]}</p>
      </div>`;
    if (trouble)
      return trouble === 'failed'
        ? renderProblem(this.#texts(trouble), strings.retry, this.#retry)
        : renderProblem(this.#texts(trouble));
    const { survey } = this.#loader;
    if (!survey)
      return html`<div class="card skeleton" part="card">
        <p class="unseen">${strings.loading}</p>
        <i></i><i></i><i></i>
      </div>`;
    return renderForm({
      questions: knownQuestions(survey),
      draft: this.draft,
      problems: this.problems,
      isSending: stage === 'sending',
      hasFailed: stage === 'failed',
      strings,
      onAnswer: this.#answer,
      onSubmit: this.#submit,
    });
  }

  // One template at the root for good: the announcer's region stands behind it, and another would clear it.
  protected override render(): TemplateResult {
    return html`${this.#content()}`;
  }
}
