import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Keeps a panel that covers the screen within what the on-screen keyboard leaves of it: some phones lay
 * the keyboard over the page and move the page instead of making it smaller.
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
    // A page that is zoomed by hand keeps its size: there it is the reader who moves.
    if (!visualViewport || visualViewport.scale > 1) return;
    this.#host.style.setProperty('--view-height', `${visualViewport.height}px`);
    this.#host.style.setProperty('--view-top', `${visualViewport.offsetTop}px`);
  };
}
