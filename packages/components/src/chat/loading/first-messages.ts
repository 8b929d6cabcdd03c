/** Longest time that deferred code waits for the first messages, in milliseconds. */
const maxWaitMs = 150;

/** Delays deferred code until the first messages are on the screen. */
export class FirstMessages {
  #resolve: (() => void) | undefined;

  /** Resolves once the first messages are on the screen, or after 150 ms. */
  readonly drawn = new Promise<void>((resolve) => {
    setTimeout((this.#resolve = resolve), maxWaitMs);
  });

  /** Marks the first messages as drawn after the next frame. A page in the background gets no frames. */
  markDrawn(): void {
    if (!document.hidden) requestAnimationFrame(() => setTimeout(() => this.#resolve?.()));
  }
}
