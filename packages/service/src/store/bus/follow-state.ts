import type { Clock } from '../../base/clock.ts';
import type { Bus } from './bus.ts';

/**
 * A state as read now, and the topics that tell of its changes.
 */
export interface Reading<State> {
  readonly state: State;
  readonly topics: readonly string[];
  /** True if the state will not change any more; the stream ends after it. */
  readonly final?: boolean;
}

/**
 * Dependencies of {@link followState}.
 */
export interface StateStreamOptions<State> {
  readonly bus: Bus;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Topics to listen to before the first reading, so that no change is missed. */
  readonly topics: readonly string[];
  /** Reads again at least this often, in ms, for what changes by time alone. */
  readonly refreshMs: number;
  /** Reads the state; null when it is gone, which ends the stream. */
  read(): Promise<Reading<State> | null>;
}

/**
 * Gives the whole state at once and again after each change, but only when it differs. Changes that
 * come while one is read are taken together.
 */
export async function* followState<State>(options: StateStreamOptions<State>) {
  const bell = new Bell(options);
  let sent = '';
  try {
    bell.listen(options.topics);
    for (;;) {
      const reading = await options.read();
      if (options.signal.aborted || reading === null) return;
      bell.listen(reading.topics);
      const now = JSON.stringify(reading.state);
      if (now !== sent) {
        sent = now;
        yield reading.state;
      }
      if (reading.final === true) return;
      await bell.rung(options.refreshMs);
      if (options.signal.aborted) return;
    }
  } finally {
    bell.silence();
  }
}

/** Listens to topics and remembers whether one spoke since it was asked last. */
class Bell {
  readonly #bus: Bus;
  readonly #clock: Clock;
  readonly #signal: AbortSignal;
  readonly #subscriptions = new Map<string, () => void>();
  #ringing = false;
  #wake: (() => void) | null = null;

  constructor({
    bus,
    clock,
    signal,
  }: Pick<StateStreamOptions<unknown>, 'bus' | 'clock' | 'signal'>) {
    this.#bus = bus;
    this.#clock = clock;
    this.#signal = signal;
    signal.addEventListener('abort', this.#ring);
  }

  /** Listens to these topics and to no others. */
  listen(topics: readonly string[]): void {
    for (const [topic, unsubscribe] of this.#subscriptions) {
      if (topics.includes(topic)) continue;
      unsubscribe();
      this.#subscriptions.delete(topic);
    }
    for (const topic of topics) {
      if (this.#subscriptions.has(topic)) continue;
      this.#subscriptions.set(topic, this.#bus.subscribe(topic, this.#hear));
    }
  }

  /** Waits until a topic speaks, the stream is cut, or the time is over. */
  async rung(timeoutMs: number): Promise<void> {
    if (!this.#ringing && !this.#signal.aborted) {
      await new Promise<void>((resolve) => {
        const cancel = this.#clock.setTimeout(resolve, timeoutMs);
        this.#wake = () => {
          cancel();
          resolve();
        };
      });
    }
    this.#wake = null;
    this.#ringing = false;
  }

  silence(): void {
    this.listen([]);
    this.#signal.removeEventListener('abort', this.#ring);
  }

  /** Ephemeral events, which bring a payload, change no state. */
  readonly #hear = (payload: string | undefined): void => {
    if (payload === undefined) this.#ring();
  };

  readonly #ring = (): void => {
    this.#ringing = true;
    this.#wake?.();
  };
}
