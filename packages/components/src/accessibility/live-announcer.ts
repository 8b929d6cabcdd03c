import type { LitElement, ReactiveController } from 'lit';

// Milliseconds that a message waits, because some screen readers ignore the text of a live region that has just
// appeared.
const regionDelayMs = 150;

// Milliseconds until announced messages are removed. A screen reader announces text that appears, and is silent when
// text is removed.
const clearAfterMs = 10_000;

/**
 * Announces messages to screen readers through a polite live region, each message once and in order. Announce an answer
 * only when the answer is complete, never in parts.
 */
export class LiveAnnouncer implements ReactiveController {
  readonly #host: LitElement;
  readonly #waiting: string[] = [];
  #region: HTMLElement | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #clearTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Queues a plain-text message. Ignores an empty message, and each message while the element is out of the page. */
  announce(message: string): void {
    if (!message.trim() || (this.#region && !this.#host.isConnected)) return;
    this.#waiting.push(message);
    this.#schedule();
  }

  /**
   * Adds the live region at the first render, so that the region exists before the first message. Adds the region again
   * if a new root template has removed it.
   */
  hostUpdated(): void {
    const { renderRoot } = this.#host;
    if (this.#region?.parentNode === renderRoot) return;
    this.#region ??= createRegion();
    renderRoot.append(this.#region);
    this.#schedule();
  }

  /** Drops all messages once the element leaves the page. */
  hostDisconnected(): void {
    this.clear();
  }

  /** Removes announced and queued messages, so that the next customer cannot read them. */
  clear(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#clearTimer);
    this.#timer = undefined;
    this.#waiting.length = 0;
    this.#region?.replaceChildren();
  }

  #schedule(): void {
    if (!this.#region || !this.#host.isConnected || this.#waiting.length === 0) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#announceNext();
    }, regionDelayMs);
  }

  // Each message is a paragraph, so that a screen reader reads two equal messages twice.
  #announceNext(): void {
    const message = this.#waiting.shift();
    if (message === undefined || !this.#region) return;
    const paragraph = document.createElement('p');
    paragraph.textContent = message;
    this.#region.append(paragraph);
    while (this.#region.childElementCount > 8) this.#region.firstElementChild?.remove();
    clearTimeout(this.#clearTimer);
    this.#clearTimer = setTimeout(() => this.#region?.replaceChildren(), clearAfterMs);
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
