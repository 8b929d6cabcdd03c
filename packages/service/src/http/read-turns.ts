import { refusalOf } from './abort-reason.ts';

/** Number of reads that run at the same time for one person. A page rarely has more. */
export const personReads = 4;

/**
 * Number of reads that run at the same time for a caller that many people share: a back end, or all visitors if the host
 * does not know their addresses. More would only wait for the ten connections of a PostgreSQL pool.
 */
export const sharedReads = 16;

/** The reads of one caller. */
interface Line {
  running: number;
  readonly waiting: Set<() => void>;
}

/**
 * Runs a few reads of a caller at a time, and lets its others wait. Each read may load a large page. A caller with
 * hundreds of connections would otherwise load hundreds of pages before the first response counts as in flight.
 */
export class ReadTurns {
  readonly #lines = new Map<string, Line>();
  readonly #queue: TurnQueue = {
    enter: (caller, most, signal) => this.#enter(caller, most, signal),
    leave: (caller) => this.#leave(caller),
  };

  /** Number of callers with reads that run or wait. */
  get size(): number {
    return this.#lines.size;
  }

  /** Opens the turn of one request, which runs nothing yet. At most `most` reads of the caller run at a time. */
  open(caller: string, most = personReads): ReadTurn {
    return new ReadTurn(this.#queue, caller, most);
  }

  #enter(caller: string, most: number, signal: AbortSignal): Promise<void> | undefined {
    const line = this.#lines.get(caller) ?? { running: 0, waiting: new Set() };
    this.#lines.set(caller, line);
    if (line.running < most) {
      line.running += 1;
      return undefined;
    }
    return new Promise((resolve, reject) => {
      const start = () => {
        signal.removeEventListener('abort', abort);
        resolve();
      };
      const abort = () => {
        const refusal = refusalOf(signal);
        if (refusal && line.waiting.delete(start)) reject(refusal);
      };
      line.waiting.add(start);
      signal.addEventListener('abort', abort, { once: true });
    });
  }

  #leave(caller: string): void {
    const line = this.#lines.get(caller);
    if (!line) return;
    // The place passes to the next read, so the number of running reads stays
    const [next] = line.waiting;
    if (next) {
      line.waiting.delete(next);
      return next();
    }
    line.running -= 1;
    if (line.running === 0) this.#lines.delete(caller);
  }
}

/** The queues of {@link ReadTurns}. */
interface TurnQueue {
  /** Waits for a place among the running reads of a caller. */
  readonly enter: (caller: string, most: number, signal: AbortSignal) => Promise<void> | undefined;
  readonly leave: (caller: string) => void;
}

/** The turn of one request to read. */
export class ReadTurn {
  readonly #queue: TurnQueue;
  readonly #caller: string;
  readonly #most: number;
  #isTaken = false;

  constructor(queue: TurnQueue, caller: string, most: number) {
    this.#queue = queue;
    this.#caller = caller;
    this.#most = most;
  }

  /**
   * Waits until the request may read.
   *
   * @param signal - Signal of the request context. A request whose context aborts leaves the line, except if the service
   *   closes.
   * @throws {@link ProblemError} by the reason of the abort.
   */
  async take(signal: AbortSignal): Promise<void> {
    const refusal = refusalOf(signal);
    if (refusal) throw refusal;
    const entering = this.#queue.enter(this.#caller, this.#most, signal);
    if (entering) await entering;
    this.#isTaken = true;
  }

  /** Ends the turn, if the request has it. */
  leave(): void {
    if (!this.#isTaken) return;
    this.#isTaken = false;
    this.#queue.leave(this.#caller);
  }

  /**
   * Waits for something, and leaves the turn to other requests meanwhile.
   *
   * @throws {@link ProblemError} as {@link take}.
   */
  async idle<Result>(wait: () => Promise<Result>, signal: AbortSignal): Promise<Result> {
    const wasTaken = this.#isTaken;
    this.leave();
    const result = await wait();
    if (wasTaken) await this.take(signal);
    return result;
  }
}
