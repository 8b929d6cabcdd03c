/**
 * Notifies readers of new data. A payload contains only an ephemeral event. Readers load stored data from the database,
 * so a lost notification loses no stored data.
 *
 * @public
 */
export interface Bus {
  /** Notifies all listeners of a topic. */
  publish(topic: string, payload?: string): void;
  /** Adds a listener to a topic. The returned function removes the listener. */
  subscribe(topic: string, listener: BusListener): () => void;
  /** Stops all notifications and closes the connections of the bus. */
  close(): void | Promise<void>;
}

/**
 * Receives the notifications of a topic. `payload` holds an ephemeral event. If `payload` is undefined, the topic may
 * have new data in the database. A bus that may have missed notifications also calls the listener without `payload`.
 *
 * @public
 */
export type BusListener = (payload: string | undefined) => void;

/**
 * Creates a bus that reaches the readers of one process.
 *
 * @public
 */
export function createLocalBus(): Bus {
  return new LocalBus();
}

/** The bus within one process. */
export class LocalBus implements Bus {
  readonly #topics = new Map<string, Set<BusListener>>();

  /** Topics with at least one listener. */
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
