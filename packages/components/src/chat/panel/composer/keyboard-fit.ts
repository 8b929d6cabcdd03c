import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Fits a full-screen panel into the space above the on-screen keyboard. Some phones lay the keyboard over the page and
 * scroll the page instead of resizing it.
 */
export class KeyboardFit implements ReactiveController {
  readonly #host: HTMLElement;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    for (const type of ['resize', 'scroll'])
      globalThis.visualViewport?.addEventListener(type, this.#fit);
    this.#fit();
  }

  hostDisconnected(): void {
    for (const type of ['resize', 'scroll'])
      globalThis.visualViewport?.removeEventListener(type, this.#fit);
  }

  readonly #fit = (): void => {
    const { visualViewport } = globalThis;
    // While the reader has zoomed in by hand, the panel keeps its size.
    if (!visualViewport || visualViewport.scale > 1) return;
    this.#host.style.setProperty('--view-height', `${visualViewport.height}px`);
    this.#host.style.setProperty('--view-top', `${visualViewport.offsetTop}px`);
  };
}
