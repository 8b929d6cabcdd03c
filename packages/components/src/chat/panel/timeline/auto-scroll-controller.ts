import type { ReactiveController, ReactiveControllerHost } from 'lit';

// How far from the end still counts as reading the end, in px.
const nearEnd = 48;

/**
 * Keeps a scrolling list at its end while it grows, unless the reader has scrolled up. It moves
 * nothing but the list, so that the page around never jumps.
 */
export class AutoScrollController implements ReactiveController {
  /** Whether the list stays at its end; the host is updated when that changes. */
  atEnd = true;

  readonly #host: ReactiveControllerHost;
  readonly #find: () => HTMLElement | null | undefined;
  readonly #hasEnd: () => boolean;
  #scroller: HTMLElement | undefined;
  #observer: ResizeObserver | undefined;
  #top = 0;

  /**
   * @param find - the element that scrolls; its first child is what grows
   * @param hasEnd - whether the end is what people come for; what stands in place of a list is read from its top
   */
  constructor(
    host: ReactiveControllerHost,
    find: () => HTMLElement | null | undefined,
    hasEnd = () => true,
  ) {
    this.#host = host;
    this.#find = find;
    this.#hasEnd = hasEnd;
    host.addController(this);
  }

  /** Takes hold of the list once it is there, and follows what the update has added. */
  hostUpdated(): void {
    const scroller = this.#find() ?? undefined;
    if (scroller !== this.#scroller) this.#watch(scroller);
    this.#follow();
  }

  /** Lets go of the list. */
  hostDisconnected(): void {
    this.#watch(undefined);
  }

  /** Goes to the end and stays there. */
  scrollToEnd(): void {
    this.#set(true);
    if (this.#hasEnd()) this.#follow();
    else this.#move(0);
  }

  /**
   * Keeps what the reader sees in place while `change` puts older content before it.
   * @param change - resolves when the new content is drawn
   */
  async keepPlace(change: () => unknown): Promise<void> {
    const scroller = this.#scroller;
    const fromEnd = scroller ? scroller.scrollHeight - scroller.scrollTop : 0;
    await change();
    if (scroller && !this.atEnd) this.#move(scroller.scrollHeight - fromEnd);
  }

  #watch(scroller: HTMLElement | undefined): void {
    this.#observer?.disconnect();
    this.#scroller?.removeEventListener('scroll', this.#scrolled);
    this.#observer = undefined;
    this.#scroller = scroller;
    if (!scroller) return;
    scroller.addEventListener('scroll', this.#scrolled, { passive: true });
    this.#observer = new ResizeObserver(this.#follow);
    this.#observer.observe(scroller);
    if (scroller.firstElementChild) this.#observer.observe(scroller.firstElementChild);
  }

  #move(top: number): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    // Not an animation: a growing answer would otherwise chase its own end.
    scroller.scrollTo({ top, behavior: 'instant' });
    this.#top = scroller.scrollTop;
  }

  readonly #follow = (): void => {
    if (this.atEnd && this.#scroller && this.#hasEnd()) this.#move(this.#scroller.scrollHeight);
  };

  // Content that grows before a scroll event arrives also leaves a gap: only going up is leaving.
  readonly #scrolled = (): void => {
    const scroller = this.#scroller;
    if (!scroller) return;
    const gap = scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;
    const wentUp = scroller.scrollTop < this.#top - 1;
    this.#top = scroller.scrollTop;
    if (!this.#hasEnd()) return;
    // Also a short way up is leaving; the end is taken hold of again by going down to it.
    if (wentUp && gap > 1) this.#set(false);
    else if (gap <= nearEnd) this.#set(true);
  };

  #set(atEnd: boolean): void {
    if (atEnd === this.atEnd) return;
    this.atEnd = atEnd;
    this.#host.requestUpdate();
  }
}
