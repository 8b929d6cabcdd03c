import type { CallerIdentity } from '../base/caller-identity.ts';
import type { Limits } from '../base/limits.ts';
import { ProblemError } from '../base/problem-error.ts';
import { ReadTurns, personReads, sharedReads } from './read-turns.ts';
import type { ReadTurn } from './read-turns.ts';

/** Size of a share that is never refused. It is as small as the cost of a connection anyway. */
export const smallBytes = 16 * 1024;

/** Seconds after which a refused caller should try again. */
const retryAfter = { 'retry-after': '5' };

/** The limits of {@link BytesInFlight}. */
export type FlightLimits = Pick<
  Limits,
  'flightBytes' | 'flightBytesPerAddress' | 'flightBytesPerCaller'
>;

/** The counts to which the bytes of a request belong, besides the total. */
export interface FlightOwner {
  /** Unique name of the caller. */
  readonly caller: string;
  /** Network of the client. Undefined if the host does not know its address. */
  readonly network: string | undefined;
  /** True if many people share the name of the caller. @defaultValue false */
  readonly isShared?: boolean;
}

/**
 * Bounds the memory of request bodies that arrive and of responses that clients have not taken: by caller, by client
 * address and in all. A client that sends many requests and reads no response would otherwise fill the memory. Many
 * sessions of one address leave most of the total to others.
 */
export class BytesInFlight {
  readonly #limits: FlightLimits;
  readonly #byCaller = new Map<string, number>();
  readonly #byNetwork = new Map<string, number>();
  readonly #turns = new ReadTurns();
  readonly #book: FlightBook = {
    check: (owner, change) => this.#check(owner, change),
    checkGrowth: (owner, change) => this.#checkGrowth(owner, change),
    add: (owner, change) => this.#add(owner, change),
  };
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
   * @throws {@link ProblemError} `rate-limited` if the caller or its address uses the whole bound already.
   */
  open({ kind, id }: CallerIdentity, network: string | undefined): FlightShare {
    return this.openFor({
      caller: `${kind} ${(kind === 'publishable' && network) || id}`,
      network,
      isShared: kind === 'secret' || (kind === 'publishable' && network === undefined),
    });
  }

  /**
   * Opens the share of one request of an owner, for example of somebody without a key.
   *
   * @throws {@link ProblemError} `rate-limited` if the owner uses the whole bound already.
   */
  openFor(owner: FlightOwner): FlightShare {
    this.#check(owner, smallBytes);
    const turn = this.#turns.open(owner.caller, owner.isShared ? sharedReads : personReads);
    return new FlightShare(this.#book, owner, turn);
  }

  /** Throws if `change` more bytes exceed the bound of the caller or its network. */
  #check({ caller, network = '' }: FlightOwner, change: number): void {
    const { flightBytesPerCaller, flightBytesPerAddress } = this.#limits;
    if ((this.#byCaller.get(caller) ?? 0) + change > flightBytesPerCaller)
      throw refused('Your requests and unread responses', flightBytesPerCaller);
    if ((this.#byNetwork.get(network) ?? 0) + change > flightBytesPerAddress)
      throw refused('The requests and unread responses of your address', flightBytesPerAddress);
  }

  /** Throws if `change` more bytes exceed the bound of the caller, of its network or of all callers. */
  #checkGrowth(owner: FlightOwner, change: number): void {
    this.#check(owner, change);
    if (this.#total + change > this.#limits.flightBytes)
      throw new ProblemError(
        'unavailable',
        'Too many requests and responses are in flight. Try again in a moment.',
        { headers: retryAfter },
      );
  }

  #add(owner: FlightOwner, change: number): void {
    this.#total += change;
    addTo(this.#byCaller, owner.caller, change);
    if (owner.network !== undefined) addTo(this.#byNetwork, owner.network, change);
  }
}

function addTo(counts: Map<string, number>, name: string, change: number): void {
  const count = (counts.get(name) ?? 0) + change;
  if (count > 0) counts.set(name, count);
  else counts.delete(name);
}

function refused(subject: string, bytes: number): ProblemError {
  return new ProblemError(
    'rate-limited',
    `${subject} in flight exceed ${bytes} bytes. Read the responses, and try again.`,
    { headers: retryAfter },
  );
}

/** The counts of {@link BytesInFlight}. */
interface FlightBook {
  /** Throws if `change` more bytes exceed the bound of the caller or its network. */
  readonly check: (owner: FlightOwner, change: number) => void;
  /** Throws to refuse a growth. */
  readonly checkGrowth: (owner: FlightOwner, change: number) => void;
  /** Counts a change. */
  readonly add: (owner: FlightOwner, change: number) => void;
}

/** The bytes in flight of one request. A stream keeps its share, so a share has no closures. */
export class FlightShare {
  /** True if the response holds the share, and releases it at its end. */
  isHeld = false;
  /** Turn of the request among the reads of its caller. */
  readonly turn: ReadTurn;
  readonly #book: FlightBook;
  readonly #owner: FlightOwner;
  #bytes = 0;

  constructor(book: FlightBook, owner: FlightOwner, turn: ReadTurn) {
    this.turn = turn;
    this.#book = book;
    this.#owner = owner;
  }

  /** Throws {@link ProblemError} `rate-limited` if the caller uses its whole bound, before work that needs memory. */
  check(): void {
    this.#book.check(this.#owner, smallBytes);
  }

  /**
   * Sets the number of bytes. Refuses a growth beyond 16 KiB, in however small steps the share grows.
   *
   * @throws {@link ProblemError} `rate-limited` or `unavailable`. The share then keeps its size.
   */
  resize(bytes: number): void {
    const change = bytes - this.#bytes;
    if (change > 0 && bytes > smallBytes) this.#book.checkGrowth(this.#owner, change);
    this.hold(bytes);
  }

  /** Sets the number of bytes and never refuses: for the response to a change that has taken effect. */
  hold(bytes: number): void {
    this.#book.add(this.#owner, bytes - this.#bytes);
    this.#bytes = bytes;
  }

  release(): void {
    this.hold(0);
  }
}
