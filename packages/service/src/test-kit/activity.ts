/** Number of turns of the event loop without activity after which a test treats everything as settled. */
const quietTurns = 4;

/**
 * Number of turns without activity after which a test treats everything as settled although a request is in flight.
 * Without this limit, a test could wait forever for a request that waits for the test clock, such as a long poll.
 */
const quietTurnsInFlight = 30;

/**
 * Tracks activity between a test and its service, so that a test can wait until everything has settled instead of
 * a fixed time.
 *
 * @internal
 */
export class Activity {
  #events = 0;
  #inFlight = 0;

  /** Counts an activity, such as a received chunk, so that a running `settle` waits longer. */
  note(): void {
    this.#events += 1;
  }

  /** Runs `work` and counts it as in flight until it settles. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#inFlight += 1;
    this.note();
    try {
      return await work();
    } finally {
      this.#inFlight -= 1;
      this.note();
    }
  }

  /**
   * Waits for the work that a timer started. Most timers start no work, so the method calls the slower
   * {@link Activity.settle} only if it has seen activity.
   */
  async settleAfterTimer(): Promise<void> {
    const seen = this.#events;
    for (let turn = 0; turn < quietTurns; turn += 1) await nextTurn();
    if (seen !== this.#events || this.#inFlight > 0) await this.settle();
  }

  /** Waits until all pending promises and tasks have run. Does not fire the timers of the test clock. */
  async settle(): Promise<void> {
    let quiet = 0;
    let seen = this.#events;
    while (quiet < (this.#inFlight > 0 ? quietTurnsInFlight : quietTurns)) {
      await new Promise((resolve) => setTimeout(resolve));
      quiet = seen === this.#events ? quiet + 1 : 0;
      seen = this.#events;
    }
  }
}

/** Waits for the next turn of the event loop. Uses `setTimeout` in pages, which have no `setImmediate`. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    if ('setImmediate' in globalThis) setImmediate(resolve);
    else setTimeout(resolve);
  });
}
