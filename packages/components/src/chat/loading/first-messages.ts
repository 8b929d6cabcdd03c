/** Maximum number of milliseconds that deferred code waits for the first messages. */
const maxWaitMs = 150;

/** Delays deferred code until the first messages are on the screen. */
export class FirstMessages {
  #resolve: (() => void) | undefined;

  /** Resolves once the first messages are on the screen, or after 150 ms. */
  readonly drawn = new Promise<void>((resolve) => {
    setTimeout((this.#resolve = resolve), maxWaitMs);
  });

  /**
   * Resolves `drawn` after the next frame, when the first messages are on the screen. A page in the background gets no
   * frames, so `drawn` resolves after 150 ms there.
   */
  markDrawn(): void {
    if (!document.hidden) requestAnimationFrame(() => setTimeout(() => this.#resolve?.()));
  }
}
