/** Number of reads that run at the same time for one caller. A page rarely has more. */
const mostReads = 4;

/** The reads of one caller. */
interface Line {
  running: number;
  readonly waiting: (() => void)[];
}

/**
 * Runs a few reads of a caller at a time, and lets its others wait. Each read may load a large page. A caller with
 * hundreds of connections would otherwise load hundreds of pages before the first response counts as in flight.
 */
export class ReadTurns {
  readonly #lines = new Map<string, Line>();
  readonly #queue: TurnQueue = {
    enter: (caller) => this.#enter(caller),
    leave: (caller) => this.#leave(caller),
  };

  /** Number of callers with reads that run or wait. */
  get size(): number {
    return this.#lines.size;
  }

  /** Opens the turn of one request, which runs nothing yet. */
  open(caller: string): ReadTurn {
    return new ReadTurn(this.#queue, caller);
  }

  #enter(caller: string): Promise<void> | undefined {
    const line = this.#lines.get(caller) ?? { running: 0, waiting: [] };
    this.#lines.set(caller, line);
    if (line.running < mostReads) {
      line.running += 1;
      return undefined;
    }
    return new Promise((resolve) => line.waiting.push(resolve));
  }

  #leave(caller: string): void {
    const line = this.#lines.get(caller);
    if (!line) return;
    // The place passes to the next read, so the number of running reads stays
    const next = line.waiting.shift();
    if (next) return next();
    line.running -= 1;
    if (line.running === 0) this.#lines.delete(caller);
  }
}

/** The queues of {@link ReadTurns}. */
interface TurnQueue {
  /** Waits for a place among the running reads of a caller. */
  readonly enter: (caller: string) => Promise<void> | undefined;
  readonly leave: (caller: string) => void;
}

/** The turn of one request to read. */
export class ReadTurn {
  readonly #queue: TurnQueue;
  readonly #caller: string;
  #isTaken = false;

  constructor(queue: TurnQueue, caller: string) {
    this.#queue = queue;
    this.#caller = caller;
  }

  /** Waits until the request may read. */
  async take(): Promise<void> {
    const entering = this.#queue.enter(this.#caller);
    if (entering) await entering;
    this.#isTaken = true;
  }

  /** Ends the turn, if the request has it. */
  leave(): void {
    if (!this.#isTaken) return;
    this.#isTaken = false;
    this.#queue.leave(this.#caller);
  }

  /** Waits for something, and leaves the turn to other requests meanwhile. */
  async idle<Result>(wait: () => Promise<Result>): Promise<Result> {
    const wasTaken = this.#isTaken;
    this.leave();
    const result = await wait();
    if (wasTaken) await this.take();
    return result;
  }
}
