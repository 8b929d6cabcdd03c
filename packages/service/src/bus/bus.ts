/**
 * Tells readers that there is something new to read. What is stored is read from the database; only
 * passing events ride in the payload, so a lost message loses nothing that matters.
 *
 * @public
 */
export interface Bus {
  /** Tells all who listen to the topic. */
  publish(topic: string, payload?: string): void;
  /** Listens until the returned function is called. */
  subscribe(topic: string, listener: BusListener): () => void;
  /** Stops telling anybody anything. */
  close(): void;
}

/** Hears of a topic; without `payload` there is something to read. @public */
export type BusListener = (payload: string | undefined) => void;

/**
 * A bus among the readers of one process.
 *
 * @public
 */
export function createLocalBus(): Bus {
  const topics = new Map<string, Set<BusListener>>();
  return {
    publish(topic, payload) {
      for (const listener of [...(topics.get(topic) ?? [])]) listener(payload);
    },
    subscribe(topic, listener) {
      const listeners = topics.get(topic) ?? new Set();
      topics.set(topic, listeners.add(listener));
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0 && topics.get(topic) === listeners) topics.delete(topic);
      };
    },
    close: () => topics.clear(),
  };
}
