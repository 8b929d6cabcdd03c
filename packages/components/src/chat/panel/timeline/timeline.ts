import type { QuickReply } from '@tellerkit/sdk';
import { html, nothing } from 'lit';
import type { LitElement, TemplateResult } from 'lit';
import { downIcon } from '../../../icons/index.ts';
import type { AutoScrollController } from './auto-scroll-controller.ts';
import { timelineRows } from './timeline-rows.ts';
import { earlierStart, windowStart } from './timeline-window.ts';
import { renderDots } from '../message/bubble.ts';
import type { RowContext } from './row-context.ts';
import { renderRows } from './rows.ts';
import { speakerName } from '../../strings/speaker.ts';
import type { View } from '../../conversation/view.ts';

/** Connects the timeline with the panel. */
export interface TimelineHost extends RowContext {
  readonly scroll: AutoScrollController;
  loadEarlier(): Promise<unknown>;
  choose(reply: QuickReply): void;
}

/** Room above an answer that is held at its beginning, in px. */
const readingMargin = 12;

/** The messages: a window on the end of the conversation that widens on request. */
export class Timeline {
  /** The first item that is drawn; null for the last items only. */
  #firstKey: string | null = null;
  #earlier: 'idle' | 'loading' | 'failed' = 'idle';
  #hasNews = false;
  /** The last answer that was seen growing. */
  #answer: string | undefined;
  /** The answer at whose beginning the list was made to stand still. */
  #held: string | undefined;
  readonly #host: TimelineHost;
  readonly #element: LitElement;

  /** @param element - draws the panel */
  constructor(host: TimelineHost, element: LitElement) {
    this.#host = host;
    this.#element = element;
  }

  /** Back to the last messages, for another conversation. */
  reset(): void {
    this.#firstKey = null;
    this.#earlier = 'idle';
    this.#host.scroll.scrollToEnd();
  }

  /** Something new stands at the end; a reader further up is told, not moved. */
  markNews(): void {
    const { scroll, view } = this.#host;
    const isHeld = view.snapshot.items.at(-1)?.key === this.#held;
    this.#hasNews = !scroll.atEnd && !isHeld;
  }

  /**
   * Stops at the beginning of an answer that grows beyond the screen, so that it can be read while it
   * grows. Call it after drawing.
   */
  holdAnswer(): void {
    const { scroll, view } = this.#host;
    const { answer, items, outgoing } = view.snapshot;
    const newest = answer?.messageId ?? (outgoing.length ? undefined : items.at(-1)?.key);
    if (answer) this.#answer = answer.messageId;
    // Once for each answer: who goes on to the end means to follow it.
    if (!scroll.atEnd || newest !== this.#answer || newest === this.#held) return;
    const scroller = this.#element.renderRoot.querySelector('.scroller');
    const turn = [...(scroller?.querySelectorAll('.turn') ?? [])].at(-1);
    const messages = turn?.querySelectorAll('.message');
    // With its name and time, unless the same speaker has said something before it.
    const start = messages && messages.length > 1 ? messages[messages.length - 1] : turn;
    if (!scroller || !start) return;
    const above = scroller.getBoundingClientRect().top - start.getBoundingClientRect().top;
    if (above < 0) return;
    scroll.atEnd = false;
    this.#held = newest;
    scroller.scrollTop -= above + readingMargin;
    void this.#element.updateComplete.then(() => this.#element.requestUpdate());
  }

  /**
   * Draws the timeline.
   *
   * @param before - what stands in place of messages while there are none
   * @param after - what comes after the last message
   */
  render(before: unknown, after: unknown): TemplateResult {
    const { scroll, view } = this.#host;
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
          ${this.#renderEarlier(start)} ${rows.length ? renderRows(this.#host, rows) : before}
          ${renderTyping(view)}
          ${this.#host.deferred?.renderReplies(view, (reply) => this.#host.choose(reply))} ${after}
        </div>
      </div>
      ${scroll.atEnd ? nothing : this.#renderNewest()}
    </div>`;
  }

  /** At the end only the last items are drawn; further up, nothing may vanish under the reader. */
  #start(): number {
    const { scroll, view } = this.#host;
    const { items } = view.snapshot;
    const isWidening = this.#earlier === 'loading';
    if (scroll.atEnd && !isWidening) this.#firstKey = null;
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

  #renderNewest(): TemplateResult {
    const { scroll, view } = this.#host;
    const label = this.#hasNews ? view.strings.newMessages : view.strings.newest;
    return html`<button
      class=${this.#hasNews ? 'newest news' : 'newest'}
      part="newest-button"
      type="button"
      aria-label=${label}
      @click=${() => scroll.scrollToEnd()}
    >
      ${this.#hasNews ? html`<span>${label}</span>` : nothing}${downIcon()}
    </button>`;
  }
}

function renderTyping({ strings, snapshot }: View): unknown {
  const typist = snapshot.typing.find(({ role }) => role !== 'customer');
  if (!typist || snapshot.answer) return nothing;
  const name = speakerName(strings, typist.role, typist.displayName);
  return html`<div class="turn ${typist.role}">
    <div class="message"><div class="bubble">${renderDots(strings.writing(name))}</div></div>
  </div>`;
}
