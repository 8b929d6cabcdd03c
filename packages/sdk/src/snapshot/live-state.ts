import { emptySnapshot } from './live-snapshot.ts';
import type { LiveSnapshot } from './live-snapshot.ts';

/** Holds the snapshot of a live conversation and notifies listeners of changes. */
export class LiveState {
  #snapshot: LiveSnapshot = emptySnapshot;
  readonly #listeners = new Set<() => void>();

  /** The current snapshot. The object stays the same until something changes. */
  get snapshot(): LiveSnapshot {
    return this.#snapshot;
  }

  /** Id of the conversation that accepts messages. Undefined if there is none or it has ended. */
  get openId(): string | undefined {
    const { conversation } = this.#snapshot;
    return conversation?.state === 'closed' ? undefined : conversation?.id;
  }

  /** Returns true if the timeline has a message with this key. */
  isShown(key: string): boolean {
    return this.#snapshot.items.some((item) => item.key === key);
  }

  /** Calls `listener` after each change. Returns a function that unsubscribes. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Replaces parts of the snapshot. Notifies listeners only if at least one part differs. */
  change(part: Partial<LiveSnapshot>): void {
    const keys = Object.keys(part) as (keyof LiveSnapshot)[];
    if (keys.every((key) => part[key] === this.#snapshot[key])) return;
    this.#snapshot = { ...this.#snapshot, ...part };
    for (const listener of [...this.#listeners]) listener();
  }

  /** Removes all listeners. */
  close(): void {
    this.#listeners.clear();
  }
}
