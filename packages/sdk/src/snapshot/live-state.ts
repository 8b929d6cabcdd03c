import { emptySnapshot } from './live-snapshot.ts';
import type { LiveSnapshot } from './live-snapshot.ts';

/** Holds the snapshot of a live conversation, and tells listeners of its changes. */
export class LiveState {
  #snapshot: LiveSnapshot = emptySnapshot;
  readonly #listeners = new Set<() => void>();

  /** The same object until something changes. */
  get snapshot(): LiveSnapshot {
    return this.#snapshot;
  }

  /** The conversation that messages can go to; undefined if there is none, or it has ended. */
  get openId(): string | undefined {
    const { conversation } = this.#snapshot;
    return conversation?.state === 'closed' ? undefined : conversation?.id;
  }

  /** True if the timeline holds a message of this key. */
  isShown(key: string): boolean {
    return this.#snapshot.items.some((item) => item.key === key);
  }

  /** Calls `listener` after each change; the returned function ends that. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Replaces parts. Listeners hear of it only if one of them differs. */
  change(part: Partial<LiveSnapshot>): void {
    const keys = Object.keys(part) as (keyof LiveSnapshot)[];
    if (keys.every((key) => part[key] === this.#snapshot[key])) return;
    this.#snapshot = { ...this.#snapshot, ...part };
    for (const listener of [...this.#listeners]) listener();
  }

  /** Drops all listeners. */
  close(): void {
    this.#listeners.clear();
  }
}
