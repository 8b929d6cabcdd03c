/**
 * Tells readers that there is something new to read. What is stored is read from the database; only
 * ephemeral events ride in the payload, so a lost message loses nothing that matters.
 *
 * @public
 */
export interface Bus {
  /** Tells all who listen to the topic. */
  publish(topic: string, payload?: string): void;
  /** Listens until the returned function is called. */
  subscribe(topic: string, listener: BusListener): () => void;
  /** Stops telling anybody anything. */
  close(): void | Promise<void>;
}

/**
 * Hears of a topic; without `payload` there may be something to read. That is also said when it is not
 * known whether something was missed.
 *
 * @public
 */
export type BusListener = (payload: string | undefined) => void;

/**
 * A bus among the readers of one process.
 *
 * @public
 */
export function createLocalBus(): Bus {
  return new LocalBus();
}

/** The bus within one process. */
export class LocalBus implements Bus {
  readonly #topics = new Map<string, Set<BusListener>>();

  /** Topics that somebody listens to. */
  get topics(): readonly string[] {
    return [...this.#topics.keys()];
  }

  publish(topic: string, payload?: string): void {
    for (const listener of [...(this.#topics.get(topic) ?? [])]) listener(payload);
  }

  subscribe(topic: string, listener: BusListener): () => void {
    const listeners = this.#topics.get(topic) ?? new Set();
    this.#topics.set(topic, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#topics.get(topic) === listeners) this.#topics.delete(topic);
    };
  }

  close(): void {
    this.#topics.clear();
  }
}
