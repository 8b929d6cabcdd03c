/** Turns without a sign of life after which all is taken to rest. */
const quietTurns = 4;

/** The same while a request is still being answered: it may wait for the clock, as long polling does. */
const quietTurnsInFlight = 30;

/**
 * Knows whether anything happens between a test and its service, so that a test can wait for rest
 * in place of a span of time.
 *
 * @internal
 */
export class Activity {
  #signs = 0;
  #inFlight = 0;

  /** Something has happened. */
  sign(): void {
    this.#signs += 1;
  }

  /** Counts a piece of work as in flight until it settles. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#inFlight += 1;
    this.sign();
    try {
      return await work();
    } finally {
      this.#inFlight -= 1;
      this.sign();
    }
  }

  /**
   * Lets what a timer has begun run. Most begin nothing, so a whole {@link Activity.settle} follows only
   * where there was a sign of life.
   */
  async settleAfterTimer(): Promise<void> {
    const seen = this.#signs;
    for (let turn = 0; turn < quietTurns; turn += 1) await nextTurn();
    if (seen !== this.#signs || this.#inFlight > 0) await this.settle();
  }

  /** Resolves once everything has run that waits for nothing but its turn. */
  async settle(): Promise<void> {
    let quiet = 0;
    let seen = this.#signs;
    while (quiet < (this.#inFlight > 0 ? quietTurnsInFlight : quietTurns)) {
      await new Promise((resolve) => setTimeout(resolve));
      quiet = seen === this.#signs ? quiet + 1 : 0;
      seen = this.#signs;
    }
  }
}

/** The shortest way to let others run: pages have no `setImmediate`. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    if ('setImmediate' in globalThis) setImmediate(resolve);
    else setTimeout(resolve);
  });
}
