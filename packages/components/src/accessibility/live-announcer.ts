import type { LitElement, ReactiveController } from 'lit';

// A region that is filled in the moment it appears is not read by some screen readers.
const settleMs = 150;

// Said by then. Screen readers take a message when it appears; what goes again later is not read.
const forgetMs = 10_000;

/**
 * Says whole messages to screen readers, politely, each once and in order. Never give it a part of
 * an answer: announce when the answer is whole.
 */
export class LiveAnnouncer implements ReactiveController {
  readonly #host: LitElement;
  readonly #waiting: string[] = [];
  #region: HTMLElement | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #forgetTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Queues a message; text only. Empty ones are passed over. */
  announce(message: string): void {
    if (!message.trim()) return;
    this.#waiting.push(message);
    this.#schedule();
  }

  /** Puts the region in place, before there is anything to say; again if a new root template took it out. */
  hostUpdated(): void {
    const { renderRoot } = this.#host;
    if (this.#region?.parentNode === renderRoot) return;
    this.#region ??= createRegion();
    renderRoot.append(this.#region);
    this.#schedule();
  }

  /** Says nothing more once the element is gone. */
  hostDisconnected(): void {
    this.clear();
  }

  /** Takes back what was said and what waits to be said, so that no text of one person stays for the next. */
  clear(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#forgetTimer);
    this.#timer = undefined;
    this.#waiting.length = 0;
    this.#region?.replaceChildren();
  }

  #schedule(): void {
    if (!this.#region || this.#waiting.length === 0) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#sayNext();
    }, settleMs);
  }

  // A paragraph each, so that two equal messages are two; old ones go when they have been read out.
  #sayNext(): void {
    const message = this.#waiting.shift();
    if (message === undefined || !this.#region) return;
    const paragraph = document.createElement('p');
    paragraph.textContent = message;
    this.#region.append(paragraph);
    while (this.#region.childElementCount > 8) this.#region.firstElementChild?.remove();
    clearTimeout(this.#forgetTimer);
    this.#forgetTimer = setTimeout(() => this.#region?.replaceChildren(), forgetMs);
    this.#schedule();
  }
}

function createRegion(): HTMLElement {
  const region = document.createElement('div');
  region.className = 'unseen';
  region.setAttribute('role', 'log');
  region.setAttribute('aria-live', 'polite');
  return region;
}
