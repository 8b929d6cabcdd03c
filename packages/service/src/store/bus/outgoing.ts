import type { BusMessage } from './notification.ts';

/** So many ephemeral events wait at most; who misses one reads the finished message. */
const mostEphemeral = 1000;

/**
 * What waits to be told to other nodes, in order. That there is something to read is said once a topic
 * and never dropped; ephemeral events are, where too many wait.
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
      if (this.#ephemeral >= mostEphemeral) return;
      this.#ephemeral += 1;
      // A wake behind this event is another one than a wake before it
      this.#wakes.delete(topic);
    }
    this.#messages.push({ topic, payload });
  }

  /** All that waits. */
  take(): BusMessage[] {
    const messages = this.#messages;
    this.#messages = [];
    this.#wakes.clear();
    this.#ephemeral = 0;
    return messages;
  }

  /** Forgets ephemeral events, and puts what could not be sent back to the head. */
  keepWakes(unsent: readonly BusMessage[]): void {
    const wakes = new Set(
      [...unsent, ...this.take()].flatMap(({ topic, payload }) =>
        payload === undefined ? [topic] : [],
      ),
    );
    for (const topic of wakes) this.add(topic, undefined);
  }
}
