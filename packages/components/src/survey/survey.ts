import { toLanguageTag } from '@tellerkit/sdk';
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
import { answeredSurveys } from './answered-surveys.ts';
import { createSurveyClient } from './client/attribute-client.ts';
import type { SurveyClient } from './client/survey-client.ts';
import { surveyCatalogue } from './catalogue.ts';
import { TellerSurveyAnsweredEvent } from './events/survey-answered-event.ts';
import { newKey } from './new-key.ts';
import { answersOf, findProblems, knownQuestions } from './survey-form.ts';
import type { AnswerProblem, Draft, KnownQuestion } from './survey-form.ts';
import { SurveyLoader } from './survey-loader.ts';
import { renderForm } from './survey-view.ts';
import { surveyStyles } from './survey.styles.ts';

type Stage = 'asking' | 'sending' | 'failed' | 'thanks' | 'answered' | 'unknown';

/**
 * Asks the customer the questions of a survey: scores from 1 to 5 and comments. The form keeps the
 * answers until the service has received them.
 *
 * @customElement teller-survey
 *
 * @slot contact - Another way to reach the bank, such as a telephone number. Shown while the survey does not work.
 *
 * @fires teller-survey-answered - The service has received the answers.
 * @fires teller-error - The page or the service has a problem that keeps the survey from working.
 *
 * @csspart form - The form with the questions.
 * @csspart card - The box that replaces the form.
 * @csspart question - A question.
 * @csspart choice - A score.
 * @csspart comment - The text field for a comment.
 * @csspart note - The notice that sending failed.
 * @csspart submit - The button that sends the answers.
 * @csspart title - The title of a message that replaces the form.
 * @csspart hint - The explanation below the title.
 * @csspart retry - The button that loads the questions again.
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
      this.#restart();
    },
  );
  readonly #announcer = new LiveAnnouncer(this);
  readonly #loader = new SurveyLoader(this);
  readonly #answered = answeredSurveys(() => sessionStorage);
  #client: SurveyClient | undefined;
  /** Idempotency key. Stays the same for all retries of the same answers, so that they create one response. */
  #key = newKey();
  #announced: string | undefined;

  @state() private stage: Stage = 'asking';

  @state() private draft: Draft = {};

  @state() private problems: ReadonlyMap<string, AnswerProblem> = new Map();

  /** A client that the page's script created. */
  @property({ attribute: false }) client: SurveyClient | undefined;

  /** Id of the survey to show. */
  @property({ attribute: 'survey-id' }) surveyId = '';

  /** Id of the conversation that the survey is about. A customer answers a survey once for each conversation. */
  @property({ attribute: 'conversation-id' }) conversationId = '';

  /** URL of the service without `/v1`. Not needed inside a `<teller-provider>`. */
  @property({ attribute: 'base-url' }) baseUrl = '';

  /** Publishable key of the tenant, `pk_…`. Safe to expose in a page. Not needed inside a `<teller-provider>`. */
  @property({ attribute: 'publishable-key' }) publishableKey = '';

  /** The customer's channel: `web`, `mobile`, `kiosk` or `social`. Any other value counts as `web`. */
  @property() channel = 'web';

  /** Stores nothing on the device. Set this attribute on devices that several people use. */
  @property({ type: Boolean, attribute: 'shared-device' }) sharedDevice = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    // Another survey or conversation needs an empty form, because the entries belong to the previous form.
    if (changed.get('surveyId') || changed.get('conversationId')) this.#restart();
    if (this.stage === 'asking' && changed.has('conversationId') && this.#wasAnswered)
      this.stage = 'answered';
    this.#client = this.#connection.resolve();
    // A late update, such as a loaded language, must not start a request after the element was removed.
    if (this.isConnected)
      this.#loader.load(
        this.#client,
        this.surveyId,
        toLanguageTag(this.locale) ?? this.localize.locale,
      );
    this.#connection.report(this.isConnected ? this.#fault : undefined, this.localize.locale);
  }

  protected override updated(): void {
    if (!this.isConnected) return;
    const problem = this.#problem?.join('. ');
    if (problem && problem !== this.#announced) this.#announcer.announce(problem);
    this.#announced = problem;
  }

  get #wasAnswered(): boolean {
    const { conversationId, sharedDevice, surveyId } = this;
    return !!conversationId && !sharedDevice && this.#answered.has(surveyId, conversationId);
  }

  /** The questions to show. Empty until the survey has loaded. */
  get #questions(): readonly KnownQuestion[] {
    const { survey } = this.#loader;
    return survey ? knownQuestions(survey) : [];
  }

  #restart(): void {
    this.stage = 'asking';
    this.draft = {};
    this.problems = new Map();
    this.#key = newKey();
  }

  /** The error, or the element's own reason, that keeps the element from showing a survey. */
  get #fault(): unknown {
    const own = this.#client && !this.surveyId ? 'survey-missing' : undefined;
    return this.#connection.problem ?? this.#loader.error ?? own;
  }

  /** Title and hint in place of the form. Undefined while the words load, or if there is a form. */
  get #problem(): readonly [title: string, hint: string] | undefined {
    const { strings } = this.localize;
    const { explanation } = this.#connection;
    const { survey } = this.#loader;
    if (this.stage === 'unknown') return [strings.unknown, strings.unknownHint];
    if (this.#fault)
      return explanation === null ? [strings.failed, strings.failedHint] : explanation?.texts;
    return survey && !this.#questions.length ? [strings.empty, strings.emptyHint] : undefined;
  }

  readonly #answer = (questionId: string, value: number | string): void => {
    this.draft = { ...this.draft, [questionId]: value };
    this.#key = newKey();
    if (this.problems.has(questionId)) this.problems = findProblems(this.#questions, this.draft);
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const { survey } = this.#loader;
    if (!survey || this.stage === 'sending') return;
    this.problems = findProblems(this.#questions, this.draft);
    if (this.problems.size)
      void this.#focusOn('[aria-invalid=true] input, textarea[aria-invalid=true]');
    else void this.#send(survey);
  };

  async #send(survey: Survey): Promise<void> {
    if (!this.#client) return;
    this.stage = 'sending';
    const { conversationId, surveyId } = this;
    const answers = [...answersOf(this.#questions, this.draft)];
    const body = { answers, locale: survey.locale, ...(conversationId && { conversationId }) };
    let outcome: Stage = 'thanks';
    try {
      const { id } = await this.#client.surveys.respond(survey.id, body, {
        idempotencyKey: this.#key,
      });
      this.dispatchEvent(new TellerSurveyAnsweredEvent({ surveyId: survey.id, responseId: id }));
    } catch (error) {
      outcome = outcomeOf(codeOf(error));
    }
    if (outcome !== 'failed' && outcome !== 'unknown' && conversationId && !this.sharedDevice)
      this.#answered.add(surveyId, conversationId);
    // The element already shows the form of another survey or conversation, so the outcome is not shown.
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
    const problem = this.#problem;
    if (stage === 'thanks' || stage === 'answered')
      return html`<div class="card" part="card">
        <p class="title" part="title" id="title" tabindex="-1">${goodIcon()}${strings[stage]}</p>
        <p class="hint" part="hint">${strings[`${stage}Hint`]}</p>
      </div>`;
    if (problem) {
      const mayRetry = this.#fault && (this.#connection.explanation?.mayRetry ?? true);
      return renderProblem(problem, mayRetry ? strings.retry : undefined, this.#retry);
    }
    const { survey } = this.#loader;
    if (!survey || this.#fault)
      return html`<div class="card skeleton" part="card">
        <p class="unseen">${strings.loading}</p>
        <i></i><i></i><i></i>
      </div>`;
    return renderForm({
      questions: this.#questions,
      draft: this.draft,
      problems: this.problems,
      isSending: stage === 'sending',
      hasFailed: stage === 'failed',
      strings,
      onAnswer: this.#answer,
      onSubmit: this.#submit,
    });
  }

  // The root template never changes, because a new root template would remove the announcer's live region.
  protected override render(): TemplateResult {
    return html`${this.#content()}`;
  }
}

/** Returns the stage after the service refused the answers. After `unknown`, no retry helps. */
function outcomeOf(code: unknown): Stage {
  if (code === 'already-responded') return 'answered';
  return code === 'not-found' || code === 'limit-reached' ? 'unknown' : 'failed';
}
