import type { BusMessage } from './notification.ts';

/**
 * Maximum number of waiting ephemeral events. A reader that misses a piece of an answer reads the finished message
 * later.
 */
const maxEphemeral = 1000;

/**
 * The queue of messages for other nodes, in order. A wake-up is a message without payload: it tells readers that the
 * topic has new data. The queue never drops a wake-up, but adds none for a topic whose newest message is already a
 * wake-up. It drops new ephemeral events while too many wait.
 */
export class Outgoing {
  #messages: BusMessage[] = [];
  readonly #wakes = new Set<string>();
  #ephemeral = 0;

  get isEmpty(): boolean {
    return this.#messages.length === 0;
  }

  add(topic: string, payload: string | undefined): void {
    if (payload === undefined) {
      if (this.#wakes.has(topic)) return;
      this.#wakes.add(topic);
    } else {
      if (this.#ephemeral >= maxEphemeral) return;
      this.#ephemeral += 1;
      // Forgets the earlier wake-up, so that the next wake-up of the topic is queued behind this event
      this.#wakes.delete(topic);
    }
    this.#messages.push({ topic, payload });
  }

  /** Removes all waiting messages and returns them. */
  take(): BusMessage[] {
    const messages = this.#messages;
    this.#messages = [];
    this.#wakes.clear();
    this.#ephemeral = 0;
    return messages;
  }

  /** Puts the wake-ups of unsent messages back at the head of the queue. Drops all ephemeral events. */
  keepWakes(unsent: readonly BusMessage[]): void {
    const wakes = new Set(
      [...unsent, ...this.take()].flatMap(({ topic, payload }) =>
        payload === undefined ? [topic] : [],
      ),
    );
    for (const topic of wakes) this.add(topic, undefined);
  }
}
