import type { QueueEntry } from '@tellerkit/sdk';
import { adoptStyles, html } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from '../element/property.ts';
import { LiveAnnouncer } from '../accessibility/live-announcer.ts';
import { LocalizeController } from '../locales/localize-controller.ts';
import { TellerElement } from '../element/teller-element.ts';
import { ClientController } from '../client/client-controller.ts';
import { renderProblem } from '../client/problem-view.ts';
import { createQueueClient } from './client/attribute-client.ts';
import type { QueueClient } from './client/queue-client.ts';
import { queueCatalogue } from './catalogue.ts';
import { loadPlace } from './place/place.ts';
import { queueStyles } from './queue.styles.ts';
import { renderSkeleton } from './view/skeleton.ts';
import { StateStream } from './view/state-stream.ts';
import { AnnouncementThrottle } from './announcement-throttle.ts';
import type { LoadView, ViewPart } from './view/view-part.ts';

/** Values of a queue element's `view` attribute. @public */
export const queueViews = ['place', 'board'] as const;

/** The view of a queue element: `place` for a customer, `board` for the public display of a queue. @public */
export type QueueView = (typeof queueViews)[number];

const views: Readonly<Record<QueueView, () => Promise<LoadView>>> = {
  place: () => Promise.resolve(loadPlace),
  board: () => import('./board/board.ts').then((module) => module.loadBoard),
};

/**
 * Shows a customer's live place in a queue with the expected wait, and lets the customer leave. With `view="board"`,
 * the element shows the called and waiting tickets of a queue on a public screen.
 *
 * @customElement teller-queue
 *
 * @slot contact - Another way to reach the bank, such as a telephone number. Shown while the element does not work.
 *
 * @fires teller-queue-left - The customer has left the queue.
 * @fires teller-error - The page or the service has a problem that keeps the element from working.
 *
 * @csspart card - The box around everything.
 * @csspart head - Queue name and ticket.
 * @csspart ticket - The ticket number.
 * @csspart place - The place in the queue.
 * @csspart wait - The expected wait, or a notice that no agent is available.
 * @csspart title - The current state, while the customer is not waiting.
 * @csspart hint - The next step.
 * @csspart note - The notice that the element is reconnecting.
 * @csspart leave - The button that leaves the queue.
 * @csspart confirm - The question that confirms leaving.
 * @csspart retry - The button that tries again.
 *
 * @public
 */
export class TellerQueue extends TellerElement {
  /** @internal */
  static override readonly styles = [TellerElement.styles, queueStyles];

  /** @internal */
  protected override readonly localize = new LocalizeController(this, queueCatalogue);

  readonly #connection = new ClientController<'queues' | 'queueEntries'>(this, () =>
    Promise.resolve(createQueueClient),
  );
  readonly #announcer = new LiveAnnouncer(this);
  readonly #throttle = new AnnouncementThrottle((text) => this.#announcer.announce(text));
  /** The stream of every view that this element shows, in any language. */
  readonly #stream = new StateStream<never>(this);
  #part: ViewPart | undefined;
  #requestedView = '';

  /** True after the code of the view failed to load. */
  @state() private hasLoadFailed = false;

  /** A client that the page's script created. */
  @property({ attribute: false }) client: QueueClient | undefined;

  /** A place that the page keeps up to date. The element then opens no stream. */
  @property({ attribute: false }) entry: QueueEntry | undefined;

  /** Id of the queue entry whose place to show. */
  @property({ attribute: 'entry-id' }) entryId = '';

  /** Id of the queue whose board to show. @defaultValue the tenant's first queue */
  @property({ attribute: 'queue-id' }) queueId = '';

  /** The view: `place` or `board`. Any other value counts as `place`. */
  @property() view: QueueView = 'place';

  /** URL of the service without `/v1`. Not needed inside a `<teller-provider>`. */
  @property({ attribute: 'base-url' }) baseUrl = '';

  /** Publishable key of the tenant, `pk_…`. Safe to expose in a page. Not needed inside a `<teller-provider>`. */
  @property({ attribute: 'publishable-key' }) publishableKey = '';

  /** The customer's channel: `web`, `mobile`, `kiosk` or `social`. Any other value counts as `web`. */
  @property() channel = 'web';

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#throttle.stop();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const view = this.view === 'board' ? 'board' : 'place';
    const { locale } = this.localize;
    // While a view loads in another language, the current view stays.
    if (changed.has('view')) this.#show(undefined);
    if (this.#requestedView !== view + locale) void this.#load(view, locale);
    // A late update, such as a loaded language, must not open a stream after the element was removed.
    this.#part?.follow(this.isConnected ? this.#connection.resolve() : undefined);
    this.#connection.report(this.isConnected ? this.#fault : undefined, locale);
  }

  protected override updated(): void {
    if (!this.isConnected) return;
    const part = this.#part;
    const problem = this.#problem;
    this.#throttle.update(problem?.join('. ') ?? part?.announcement, !!problem || part?.isUrgent);
  }

  async #load(view: QueueView, locale: string): Promise<void> {
    const requested = (this.#requestedView = view + locale);
    this.hasLoadFailed = false;
    try {
      const part = await (await views[view]())(this, locale, this.#stream);
      if (requested === this.#requestedView) this.#show(part);
    } catch {
      if (requested === this.#requestedView) this.hasLoadFailed = true;
    }
  }

  #show(part: ViewPart | undefined): void {
    this.#part?.follow(undefined);
    this.#part = part;
    if (!part) return;
    adoptStyles(this.renderRoot as ShadowRoot, [...TellerQueue.elementStyles, part.styles]);
    this.requestUpdate();
  }

  /** The error, or the element's own reason, that keeps the element from working. */
  get #fault(): unknown {
    const own = this.hasLoadFailed ? 'unreachable' : undefined;
    return own ?? (this.entry ? undefined : this.#connection.problem) ?? this.#part?.fault;
  }

  /** Title and hint in place of the view. Undefined while the words load, or if the view works. */
  get #problem(): readonly [title: string, hint: string] | undefined {
    const { strings } = this.localize;
    const { explanation } = this.#connection;
    if (!this.#fault || (this.view === 'board' && this.#part?.fault)) return undefined;
    return explanation === null ? [strings.failed, strings.failedHint] : explanation?.texts;
  }

  readonly #retry = (): void => {
    if (this.hasLoadFailed) this.#requestedView = '';
    this.#part?.follow(undefined);
    this.#connection.retry();
  };

  #content(): TemplateResult {
    const { strings } = this.localize;
    const problem = this.#problem;
    const mayRetry = this.#connection.explanation?.mayRetry ?? true;
    if (problem) return renderProblem(problem, mayRetry ? strings.retry : '', this.#retry);
    // The words for the problem of a place are still loading.
    const isUnexplained = this.#fault && this.view !== 'board';
    return (isUnexplained ? undefined : this.#part?.render()) ?? renderSkeleton(strings.loading);
  }

  // The root template never changes, because a new root template would remove the announcer's live region.
  protected override render(): TemplateResult {
    return html`${this.#content()}`;
  }
}
