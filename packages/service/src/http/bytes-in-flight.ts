import type { CallerIdentity } from '../base/caller-identity.ts';
import type { Limits } from '../base/limits.ts';
import { ProblemError } from '../base/problem-error.ts';

/** Bytes that are never refused. They are as few as a connection costs anyway. */
export const smallBytes = 16 * 1024;

/** Seconds after which a refused caller should try again. */
const retryAfter = { 'retry-after': '5' };

/** The limits of {@link BytesInFlight}. */
export type FlightLimits = Pick<Limits, 'flightBytes' | 'flightBytesPerCaller'>;

/**
 * Bounds the memory of request bodies that arrive and of responses that clients have not taken, by caller and in all.
 * A client that sends many requests and reads no response would otherwise fill the memory.
 */
export class BytesInFlight {
  readonly #limits: FlightLimits;
  readonly #byCaller = new Map<string, number>();
  #total = 0;

  constructor(limits: FlightLimits) {
    this.#limits = limits;
  }

  /** Bytes of all callers. */
  get total(): number {
    return this.#total;
  }

  /**
   * Opens the share of one request, which is empty at first.
   *
   * @param network - Network of the client. Pages share their key with everybody, so their requests count by network.
   * @throws {@link ProblemError} `rate-limited` if the caller uses the whole bound already.
   */
  open({ kind, id }: CallerIdentity, network: string | undefined): FlightShare {
    const name = `${kind} ${(kind === 'publishable' && network) || id}`;
    const check = () => {
      if (this.#of(name) + smallBytes > this.#limits.flightBytesPerCaller)
        throw this.#callerRefused();
    };
    check();
    return new FlightShare(check, (change, mayRefuse) => this.#add(name, change, mayRefuse));
  }

  #of(caller: string): number {
    return this.#byCaller.get(caller) ?? 0;
  }

  #add(caller: string, change: number, mayRefuse: boolean): void {
    const own = this.#of(caller) + change;
    const total = this.#total + change;
    if (mayRefuse && change > smallBytes) {
      if (own > this.#limits.flightBytesPerCaller) throw this.#callerRefused();
      if (total > this.#limits.flightBytes)
        throw new ProblemError(
          'unavailable',
          'Too many requests and responses are in flight. Try again in a moment.',
          { headers: retryAfter },
        );
    }
    this.#total = total;
    if (own > 0) this.#byCaller.set(caller, own);
    else this.#byCaller.delete(caller);
  }

  #callerRefused(): ProblemError {
    return new ProblemError(
      'rate-limited',
      `Your requests and unread responses in flight exceed ${this.#limits.flightBytesPerCaller} bytes. Read the responses, and try again.`,
      { headers: retryAfter },
    );
  }
}

/** The bytes in flight of one request. */
export class FlightShare {
  /** True if the response holds the share, and releases it at its end. */
  isHeld = false;
  /** Throws {@link ProblemError} `rate-limited` if the caller uses its whole bound, before work that needs memory. */
  readonly check: () => void;
  readonly #add: (change: number, mayRefuse: boolean) => void;
  #bytes = 0;

  /** @param add - Counts a change. Throws to refuse a growth. */
  constructor(check: () => void, add: (change: number, mayRefuse: boolean) => void) {
    this.check = check;
    this.#add = add;
  }

  /**
   * Sets the number of bytes. A growth of at most 16 KiB is never refused.
   *
   * @throws {@link ProblemError} `rate-limited` or `unavailable`. The share then keeps its size.
   */
  readonly resize = (bytes: number): void => {
    if (bytes !== this.#bytes) this.#add(bytes - this.#bytes, true);
    this.#bytes = bytes;
  };

  /** Sets the number of bytes and never refuses: for the response to a change that has taken effect. */
  readonly hold = (bytes: number): void => {
    this.#add(bytes - this.#bytes, false);
    this.#bytes = bytes;
  };

  readonly release = (): void => this.resize(0);
}
