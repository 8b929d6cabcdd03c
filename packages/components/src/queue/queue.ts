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
import { SpacedNews } from './spaced-news.ts';
import type { LoadView, ViewPart } from './view/view-part.ts';

/** What a queue element may show. @public */
export const queueViews = ['place', 'board'] as const;

/** `place` is one customer's own; `board` hangs in a branch and shows tickets. @public */
export type QueueView = (typeof queueViews)[number];

const views: Readonly<Record<QueueView, () => Promise<LoadView>>> = {
  place: () => Promise.resolve(loadPlace),
  board: () => import('./board/board.ts').then((module) => module.loadBoard),
};

/**
 * Shows a customer's place in a queue with an honest waiting time, live, and lets them leave; or, with
 * `view="board"`, the tickets of a branch for all to see.
 *
 * @customElement teller-queue
 *
 * @fires teller-queue-left - The customer has given up the place.
 *
 * @csspart card - The whole.
 * @csspart head - Queue and ticket.
 * @csspart ticket - The ticket.
 * @csspart place - The place in the line.
 * @csspart wait - The expected wait, or that nobody is on duty.
 * @csspart title - What has happened, when there is no place any more.
 * @csspart hint - What happens next.
 * @csspart note - That the connection is being restored.
 * @csspart leave - The button that leaves.
 * @csspart confirm - The question whether to leave.
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
  readonly #news = new SpacedNews((text) => this.#announcer.announce(text));
  #part: ViewPart | undefined;
  #wanted = '';

  /** Set when the code of the view did not load. */
  @state() private isCut = false;

  /** A client made by the page's own script. */
  @property({ attribute: false }) client: QueueClient | undefined;

  /** A place that the page keeps up to date itself; the element then opens no stream for it. */
  @property({ attribute: false }) entry: QueueEntry | undefined;

  /** The place to show. */
  @property({ attribute: 'entry-id' }) entryId = '';

  /** The queue whose board to show. @defaultValue the tenant's first queue */
  @property({ attribute: 'queue-id' }) queueId = '';

  /** What to show; anything unknown is `place`. */
  @property() view: QueueView = 'place';

  /** Address of the service without `/v1`, for an element without a provider. */
  @property({ attribute: 'base-url' }) baseUrl = '';

  /** Key that may stand in a page, `pk_…`, for an element without a provider. */
  @property({ attribute: 'publishable-key' }) publishableKey = '';

  /** Where the customer meets the bank: `web`, `mobile`, `kiosk` or `social`; else it is `web`. */
  @property() channel = 'web';

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#news.stop();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const view = this.view === 'board' ? 'board' : 'place';
    const { locale } = this.localize;
    // The last view stays while the same one in another language is under way.
    if (changed.has('view')) this.#show(undefined);
    if (this.#wanted !== view + locale) void this.#load(view, locale);
    // What arrives after the element has gone, such as a language, must not open a stream again.
    this.#part?.follow(this.isConnected ? this.#connection.resolve() : undefined);
  }

  protected override updated(): void {
    if (!this.isConnected) return;
    const part = this.#part;
    const problem = this.#problem;
    this.#news.tell(problem?.join('. ') ?? part?.news, !!problem || part?.isUrgent);
  }

  async #load(view: QueueView, locale: string): Promise<void> {
    const wanted = (this.#wanted = view + locale);
    this.isCut = false;
    try {
      const part = await (await views[view]())(this, locale);
      if (wanted === this.#wanted) this.#show(part);
    } catch {
      if (wanted === this.#wanted) this.isCut = true;
    }
  }

  #show(part: ViewPart | undefined): void {
    this.#part?.follow(undefined);
    this.#part = part;
    if (!part) return;
    adoptStyles(this.renderRoot as ShadowRoot, [...TellerQueue.elementStyles, part.styles]);
    this.requestUpdate();
  }

  /** What keeps the element from working; undefined if nothing does. */
  get #problem(): readonly [title: string, hint: string] | undefined {
    const { strings } = this.localize;
    const { problem } = this.#connection;
    if (this.isCut || problem === 'unreachable') return [strings.failed, strings.failedHint];
    return problem && !this.entry ? [strings.setUp, strings.setUpHint] : undefined;
  }

  readonly #retry = (): void => {
    this.#wanted = '';
    this.#connection.retry();
  };

  #content(): TemplateResult {
    const { strings } = this.localize;
    const problem = this.#problem;
    const retry = problem?.[0] === strings.failed ? strings.retry : '';
    if (problem) return renderProblem(problem, retry, this.#retry);
    return this.#part?.render() ?? renderSkeleton(strings.loading);
  }

  // One template at the root for good: the announcer's region stands behind it, and another would clear it.
  protected override render(): TemplateResult {
    return html`${this.#content()}`;
  }
}
