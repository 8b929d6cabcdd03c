import type { ReactiveController, ReactiveControllerHost } from 'lit';

// Distance from the end, in px, within which a reader counts as being at the end.
const nearEnd = 48;

/**
 * Keeps a growing list scrolled to its end, unless the reader has scrolled up. Scrolls only the list, so that the page
 * never jumps.
 */
export class AutoScrollController implements ReactiveController {
  /** True while the list stays at its end. The host updates when this value changes. */
  atEnd = true;

  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #find: () => HTMLElement | null | undefined;
  readonly #hasEnd: () => boolean;
  #scroller: HTMLElement | undefined;
  #observer: ResizeObserver | undefined;
  #top = 0;
  /** True until the list has been measured in its present box. A list under `display: none` has no box. */
  #isUnmeasured = true;

  /**
   * @param find - returns the scrolling element, whose first child holds the content
   * @param hasEnd - returns true if the content is a list, which is read from its end; false for a greeting, which is
   * read from its top
   */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    find: () => HTMLElement | null | undefined,
    hasEnd = () => true,
  ) {
    this.#host = host;
    this.#find = find;
    this.#hasEnd = hasEnd;
    host.addController(this);
  }

  /** Starts observing the list once it exists, and scrolls to the content that the update has added. */
  hostUpdated(): void {
    // Lit also updates an element that left the page.
    if (!this.#host.isConnected) return;
    const scroller = this.#find() ?? undefined;
    if (scroller !== this.#scroller) this.#watch(scroller);
    this.#follow();
  }

  /** Stops observing the list. */
  hostDisconnected(): void {
    this.#watch(undefined);
  }

  /** True if the list has a box, so that it can be measured. */
  get isDrawn(): boolean {
    return !!this.#scroller?.clientHeight;
  }

  /** The scroll position in px. Undefined while the list stays at its end. */
  get top(): number | undefined {
    return this.atEnd ? undefined : this.#top;
  }

  /** Returns to a scroll position. */
  restore(top: number): void {
    this.#set(false);
    this.#move(top);
  }

  /** Scrolls to the end and stays there. */
  scrollToEnd(): void {
    this.#set(true);
    if (this.#hasEnd()) this.#follow();
    else this.#move(0);
  }

  /**
   * Keeps the visible content in place while `change` adds older content above it.
   *
   * @param change - resolves when the older content is rendered
   */
  async keepPlace(change: () => unknown): Promise<void> {
    const scroller = this.#scroller;
    const fromEnd = scroller ? scroller.scrollHeight - scroller.scrollTop : 0;
    await change();
    if (scroller && !this.atEnd) this.#move(scroller.scrollHeight - fromEnd);
  }

  #watch(scroller: HTMLElement | undefined): void {
    this.#observer?.disconnect();
    this.#scroller?.removeEventListener('scroll', this.#onScroll);
    this.#observer = undefined;
    this.#scroller = scroller;
    if (!scroller) return;
    scroller.addEventListener('scroll', this.#onScroll, { passive: true });
    this.#observer = new ResizeObserver(this.#follow);
    this.#observer.observe(scroller);
    if (scroller.firstElementChild) this.#observer.observe(scroller.firstElementChild);
    // A list that the page has moved starts at its top again.
    this.#isUnmeasured = true;
  }

  #move(top: number): void {
    this.#top = top;
    if (!this.#scroller || !this.isDrawn) return;
    // The scroll is not animated, because a smooth scroll would never catch up with the end of a growing answer.
    this.#scroller.scrollTo({ top, behavior: 'instant' });
    this.#top = this.#scroller.scrollTop;
  }

  /** Takes the position that the list should have, once the list is drawn. */
  readonly #follow = (): void => {
    const scroller = this.#scroller;
    if (!scroller || !this.isDrawn) {
      this.#isUnmeasured = true;
      return;
    }
    if (this.atEnd && this.#hasEnd()) this.#move(scroller.scrollHeight);
    // Browsers forget the position of a list without a box.
    else if (this.#isUnmeasured) this.#move(this.#top);
    if (this.#isUnmeasured) this.#update();
    this.#isUnmeasured = false;
  };

  // Only scrolling up means that the reader has left the end. A distance from the end alone does not mean it, because
  // content may grow before the scroll event arrives.
  readonly #onScroll = (): void => {
    const scroller = this.#scroller;
    // The reader has not scrolled a list that loses or gets its box.
    if (!scroller || this.#isUnmeasured || !this.isDrawn) return;
    const gap = scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;
    const wentUp = scroller.scrollTop < this.#top - 1;
    this.#top = scroller.scrollTop;
    if (!this.#hasEnd()) return;
    // Even a short scroll up leaves the end. A scroll back down makes the list follow its end again.
    if (wentUp && gap > 1) this.#set(false);
    else if (gap <= nearEnd) this.#set(true);
  };

  #set(atEnd: boolean): void {
    if (atEnd === this.atEnd) return;
    this.atEnd = atEnd;
    this.#update();
  }

  // An update in progress ends first, because Lit warns of an update that requests another one.
  #update(): void {
    queueMicrotask(() => this.#host.requestUpdate());
  }
}
