/** How long deferred code waits for the first messages, in milliseconds. */
const patienceMs = 150;

/** Lets the first messages reach the screen before the code that can wait. */
export class FirstMessages {
  #resolve: (() => void) | undefined;

  /** Resolves once the first messages are on the screen, or take too long. */
  readonly drawn = new Promise<void>((resolve) => {
    setTimeout((this.#resolve = resolve), patienceMs);
  });

  /** Marks them as drawn, after the next frame. A page in the background draws none. */
  markDrawn(): void {
    if (!document.hidden) requestAnimationFrame(() => setTimeout(() => this.#resolve?.()));
  }
}
