import type { Clock } from '../../base/clock.ts';
import { DatabaseUnavailableError } from '../../base/database-unavailable.ts';
import type { Bus } from './bus.ts';

/**
 * A state as it was read, with the topics that announce changes of the state.
 */
export interface Reading<State> {
  readonly state: State;
  readonly topics: readonly string[];
  /** True if the state will not change again. The stream then yields the state and ends. */
  readonly final?: boolean;
}

/**
 * Dependencies of {@link followState}.
 */
export interface StateStreamOptions<State> {
  readonly bus: Bus;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Topics to subscribe to before the first reading, so that no change is missed. */
  readonly topics: readonly string[];
  /**
   * Milliseconds after which the stream reads the state again without a notification, because some states change with
   * time.
   */
  readonly refreshMs: number;
  /** Reads the state. Null means that the state is gone, which ends the stream. */
  read(): Promise<Reading<State> | null>;
}

/** Milliseconds before a stream reads again after it could not reach the database. */
export const unavailableMs = 1000;

/**
 * Yields the whole state at once, and again after each notification if the state differs from the last yielded state.
 * Several notifications during a reading cause one further reading. While the database cannot be reached, the stream
 * waits and stays open.
 */
export async function* followState<State>(options: StateStreamOptions<State>) {
  const changes = new ChangeSignal(options);
  let sent = '';
  try {
    changes.listen(options.topics);
    for (;;) {
      const reading = await readIfAvailable(options);
      if (options.signal.aborted || reading === null) return;
      if (reading === undefined) {
        await changes.wait(unavailableMs);
        if (options.signal.aborted) return;
        continue;
      }
      changes.listen(reading.topics);
      const now = JSON.stringify(reading.state);
      if (now !== sent) {
        sent = now;
        yield reading.state;
      }
      if (reading.final === true) return;
      await changes.wait(options.refreshMs);
      if (options.signal.aborted) return;
    }
  } finally {
    changes.close();
  }
}

/** Reads the state. Returns undefined while the database cannot be reached. */
async function readIfAvailable<State>(
  options: StateStreamOptions<State>,
): Promise<Reading<State> | null | undefined> {
  try {
    return await options.read();
  } catch (error) {
    if (error instanceof DatabaseUnavailableError) return undefined;
    throw error;
  }
}

/** Listens to topics and remembers a change until the next call of `wait`. */
class ChangeSignal {
  readonly #bus: Bus;
  readonly #clock: Clock;
  readonly #signal: AbortSignal;
  readonly #subscriptions = new Map<string, () => void>();
  #hasChanged = false;
  #wake: (() => void) | null = null;

  constructor({
    bus,
    clock,
    signal,
  }: Pick<StateStreamOptions<unknown>, 'bus' | 'clock' | 'signal'>) {
    this.#bus = bus;
    this.#clock = clock;
    this.#signal = signal;
    signal.addEventListener('abort', this.#signalChange);
  }

  /** Subscribes to `topics` and unsubscribes from all other topics. */
  listen(topics: readonly string[]): void {
    for (const [topic, unsubscribe] of this.#subscriptions) {
      if (topics.includes(topic)) continue;
      unsubscribe();
      this.#subscriptions.delete(topic);
    }
    for (const topic of topics) {
      if (this.#subscriptions.has(topic)) continue;
      this.#subscriptions.set(topic, this.#bus.subscribe(topic, this.#receive));
    }
  }

  /** Waits until a topic has changed, the signal aborts, or the timeout has passed. */
  async wait(timeoutMs: number): Promise<void> {
    if (!this.#hasChanged && !this.#signal.aborted) {
      await new Promise<void>((resolve) => {
        const cancel = this.#clock.setTimeout(resolve, timeoutMs);
        this.#wake = () => {
          cancel();
          resolve();
        };
      });
    }
    this.#wake = null;
    this.#hasChanged = false;
  }

  close(): void {
    this.listen([]);
    this.#signal.removeEventListener('abort', this.#signalChange);
  }

  /** Ignores ephemeral events, which have a payload, because they change no state. */
  readonly #receive = (payload: string | undefined): void => {
    if (payload === undefined) this.#signalChange();
  };

  readonly #signalChange = (): void => {
    this.#hasChanged = true;
    this.#wake?.();
  };
}
