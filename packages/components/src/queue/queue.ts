import type { QueueEntry } from '@tellerkit/sdk';
import { adoptStyles, html } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { LiveAnnouncer } from '../internal/live-announcer.ts';
import { LocalizeController } from '../internal/localize-controller.ts';
import { TellerElement } from '../internal/teller-element.ts';
import type { ElementsClient } from '../provider/client-context.ts';
import { ClientController } from '../provider/client-controller.ts';
import { renderProblem } from '../provider/problem-view.ts';
import type { Board } from './board/board.ts';
import { queueCatalogue } from './catalogue.ts';
import { TellerQueueLeftEvent } from './events/queue-left-event.ts';
import { placeNews } from './place-news.ts';
import { placeState } from './place-state.ts';
import type { PlaceState } from './place-state.ts';
import { renderPlace } from './place-view.ts';
import type { LeaveStep } from './place-view.ts';
import { queueStyles } from './queue.styles.ts';
import { SpacedNews } from './spaced-news.ts';
import { StateStream } from './state-stream.ts';

/** What a queue element may show. @public */
export const queueViews = ['place', 'board'] as const;

/** `place` is one customer's own; `board` hangs in a branch and shows tickets. @public */
export type QueueView = (typeof queueViews)[number];

/** What a queue element calls. @public */
export type QueueClient = Pick<ElementsClient, 'queues' | 'queueEntries'>;

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
    import('./attribute-client.ts').then((module) => module.createQueueClient),
  );
  readonly #announcer = new LiveAnnouncer(this);
  readonly #news = new SpacedNews((text) => this.#announcer.announce(text));
  readonly #places = new StateStream<QueueEntry>(this);
  #client: QueueClient | undefined;
  #board: Board | undefined;
  #boardLocale = '';

  /** The place as it was when the customer gave it up. */
  @state() private departed: QueueEntry | undefined;

  @state() private leave: LeaveStep = 'none';

  /** Set when the code of the board did not load. */
  @state() private isBoardMissing = false;

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
    if (changed.has('entryId') || changed.has('entry')) {
      this.departed = undefined;
      this.leave = 'none';
    }
    this.#client = this.#connection.resolve();
    const isBoard = this.view === 'board';
    if (isBoard && this.#boardLocale !== this.localize.locale) void this.#loadBoard();
    this.#board?.follow(isBoard ? this.#client : undefined, this.queueId);
    this.#followPlace(isBoard || this.entry ? undefined : this.#client);
  }

  protected override updated(): void {
    // What the customer has just done is told by the focus, which moves there.
    if (this.departed) return;
    const { state, entry } = this.#place;
    const isBoard = this.view === 'board';
    const isMoving = isBoard || state === 'waiting' || state === 'nobody';
    const news = isBoard ? this.#board?.news : placeNews(state, entry, this.localize.strings);
    this.#news.tell(this.#problem?.join('. ') ?? news, !isMoving);
  }

  /** What keeps the element from working; undefined if nothing does. */
  get #problem(): readonly [title: string, hint: string] | undefined {
    const { strings } = this.localize;
    const { problem } = this.#connection;
    if (this.#isUnreachable) return [strings.failed, strings.failedHint];
    return problem && !this.entry ? [strings.setUp, strings.setUpHint] : undefined;
  }

  get #isUnreachable(): boolean {
    return this.isBoardMissing || this.#connection.problem === 'unreachable';
  }

  get #place(): { readonly state: PlaceState; readonly entry: QueueEntry | undefined } {
    const entry = this.departed ?? this.entry ?? this.#places.value;
    return { entry, state: placeState(entry, this.#places) };
  }

  #followPlace(client: QueueClient | undefined): void {
    const { entryId } = this;
    if (client && entryId)
      this.#places.follow([client, entryId], (options) =>
        client.queueEntries.stream(entryId, options),
      );
    else this.#places.follow([]);
  }

  async #loadBoard(): Promise<void> {
    const locale = (this.#boardLocale = this.localize.locale);
    try {
      const { loadBoard } = await import('./board/board.ts');
      const board = await loadBoard(this, locale);
      if (this.#boardLocale !== locale) return;
      this.#board?.follow(undefined, '');
      this.#board = board;
      adoptStyles(this.renderRoot as ShadowRoot, [...TellerQueue.elementStyles, board.styles]);
      this.requestUpdate();
    } catch {
      this.isBoardMissing = true;
    }
  }

  readonly #ask = (): void => {
    this.leave = 'asking';
    void this.#focusOn('[part=keep]');
  };

  readonly #keep = (): void => {
    this.leave = 'none';
    void this.#focusOn('[part=leave]');
  };

  readonly #confirm = async (): Promise<void> => {
    const { entry } = this.#place;
    if (!entry || !this.#client || this.leave === 'leaving') return;
    this.leave = 'leaving';
    try {
      this.departed = await this.#client.queueEntries.leave(entry.id);
    } catch {
      this.leave = 'failed';
      return;
    }
    this.leave = 'none';
    this.dispatchEvent(new TellerQueueLeftEvent({ entryId: entry.id }));
    await this.#focusOn('#title');
  };

  readonly #retry = (): void => {
    this.isBoardMissing = false;
    this.#boardLocale = '';
    this.#connection.retry();
    this.#places.retry();
  };

  async #focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  #content(): TemplateResult | undefined {
    const { strings } = this.localize;
    const problem = this.#problem;
    if (problem)
      return this.#isUnreachable
        ? renderProblem(problem, strings.retry, this.#retry)
        : renderProblem(problem);
    if (this.view === 'board') return this.#board?.render();
    return renderPlace({
      ...this.#place,
      strings,
      isReconnecting: this.#places.status === 'waiting',
      leave: this.leave,
      canLeave: !!this.#client,
      onLeave: this.#ask,
      onConfirm: () => void this.#confirm(),
      onKeep: this.#keep,
      onRetry: this.#retry,
    });
  }

  // One template at the root for good: the announcer's region stands behind it, and another would clear it.
  protected override render(): TemplateResult {
    return html`${this.#content()}`;
  }
}
