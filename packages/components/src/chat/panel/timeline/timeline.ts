import type { QuickReply } from '@tellerkit/sdk';
import { html, nothing } from 'lit';
import type { LitElement, TemplateResult } from 'lit';
import type { AutoScrollController } from './auto-scroll-controller.ts';
import { timelineRows } from './timeline-rows.ts';
import { earlierStart, windowStart } from './timeline-window.ts';
import type { RowContext } from './row-context.ts';
import { renderRows } from './rows.ts';

/** The members of the panel that the timeline uses. */
export interface TimelineHost extends RowContext {
  readonly scroll: AutoScrollController;
  loadEarlier(): Promise<unknown>;
  choose(reply: QuickReply): void;
}

/** Space above the start of a pinned answer, in px. */
const readingMargin = 12;

/** The list of messages. Draws the end of the conversation, and earlier messages on request. */
export class Timeline {
  /** Key of the first drawn item; null to draw only the last items. */
  #firstKey: string | null = null;
  #earlier: 'idle' | 'loading' | 'failed' = 'idle';
  #hasNews = false;
  /** Id of the answer that streamed last. */
  #answer: string | undefined;
  /** Id of the answer at whose start the list stopped scrolling. */
  #pinnedAnswer: string | undefined;
  readonly #host: TimelineHost;
  readonly #element: LitElement;

  /** @param element - renders the panel */
  constructor(host: TimelineHost, element: LitElement) {
    this.#host = host;
    this.#element = element;
  }

  /** Draws the last messages again, and scrolls to the end. */
  reset(): void {
    this.#firstKey = null;
    this.#earlier = 'idle';
    this.#host.scroll.scrollToEnd();
  }

  /** Shows the “New messages” button to a reader who has scrolled up, after the other side has sent a message. */
  markNews(): void {
    const { scroll, view } = this.#host;
    const isPinned = view.snapshot.items.at(-1)?.key === this.#pinnedAnswer;
    this.#hasNews = !scroll.atEnd && !isPinned;
  }

  /**
   * Stops scrolling at the start of an answer that grows beyond the screen, so that the customer can read the answer
   * while it streams. Call `pinAnswer` after each render.
   */
  pinAnswer(): void {
    const { scroll, view } = this.#host;
    const { answer, items, outgoing } = view.snapshot;
    const newest = answer?.messageId ?? (outgoing.length ? undefined : items.at(-1)?.key);
    if (answer) this.#answer = answer.messageId;
    // Each answer is pinned only once, so that a reader who then scrolls to the end can follow the answer.
    // A panel that is not drawn is measured once the customer sees it.
    if (!scroll.atEnd || !scroll.isDrawn) return;
    if (newest !== this.#answer || newest === this.#pinnedAnswer) return;
    const scroller = this.#element.renderRoot.querySelector('.scroller');
    const turn = [...(scroller?.querySelectorAll('.turn') ?? [])].at(-1);
    const messages = turn?.querySelectorAll('.message');
    // The start includes the name and time of the row if the answer is the row's first message.
    const start = messages && messages.length > 1 ? messages[messages.length - 1] : turn;
    if (!scroller || !start) return;
    const above = scroller.getBoundingClientRect().top - start.getBoundingClientRect().top;
    if (above < 0) return;
    this.#pinnedAnswer = newest;
    scroll.restore(scroller.scrollTop - above - readingMargin);
  }

  /**
   * Renders the timeline.
   *
   * @param empty - content shown while there are no messages
   * @param after - content after the last message
   */
  render(empty: unknown, after: unknown): TemplateResult {
    const { deferred, scroll, view } = this.#host;
    const { snapshot, strings } = view;
    if (scroll.atEnd) this.#hasNews = false;
    const start = this.#start();
    const rows = timelineRows(snapshot.items.slice(start), snapshot);
    return html`<div class="middle">
      <div
        class="scroller"
        part="timeline"
        role="log"
        aria-live="off"
        aria-label=${strings.timeline}
        tabindex="0"
      >
        <div class="content">
          ${this.#renderEarlier(start)} ${rows.length ? renderRows(this.#host, rows) : empty}
          ${deferred?.renderTyping(view)}
          ${deferred?.renderReplies(view, (reply) => this.#host.choose(reply))} ${after}
        </div>
      </div>
      ${
        scroll.atEnd
          ? nothing
          : deferred?.renderNewest(strings, this.#hasNews, () => scroll.scrollToEnd())
      }
    </div>`;
  }

  /** Returns the index of the first item to draw. While the reader has scrolled up, the first item stays the same. */
  #start(): number {
    const { scroll, view } = this.#host;
    const { items } = view.snapshot;
    const isLoadingEarlier = this.#earlier === 'loading';
    if (scroll.atEnd && !isLoadingEarlier) this.#firstKey = null;
    const start = windowStart(items, this.#firstKey);
    if (!scroll.atEnd) this.#firstKey ??= items[start]?.key ?? null;
    return start;
  }

  #renderEarlier(start: number): unknown {
    const { snapshot, strings } = this.#host.view;
    const hasEarlier = start > 0 || (snapshot.firstSequence > 1 && snapshot.items.length > 0);
    if (!hasEarlier) return nothing;
    return html`<div class="earlier">
      <button
        class="link"
        part="earlier-button"
        type="button"
        aria-disabled=${this.#earlier === 'loading' ? 'true' : 'false'}
        @click=${() => void this.#showEarlier(start)}
      >
        ${strings.earlier}
      </button>
      ${this.#earlier === 'failed' ? html`<p role="alert">${strings.earlierFailed}</p>` : nothing}
    </div>`;
  }

  async #showEarlier(start: number): Promise<void> {
    if (this.#earlier === 'loading') return;
    const host = this.#host;
    const element = this.#element;
    const firstKey = host.view.snapshot.items[start]?.key;
    this.#firstKey = firstKey ?? null;
    this.#earlier = 'loading';
    host.scroll.atEnd = false;
    element.requestUpdate();
    try {
      if (start === 0) await host.loadEarlier();
      await host.scroll.keepPlace(async () => {
        const { items } = host.view.snapshot;
        const known = items.findIndex(({ key }) => key === firstKey);
        this.#firstKey = items[earlierStart(known)]?.key ?? null;
        this.#earlier = 'idle';
        element.requestUpdate();
        await element.updateComplete;
      });
    } catch {
      this.#earlier = 'failed';
      element.requestUpdate();
    }
  }
}
