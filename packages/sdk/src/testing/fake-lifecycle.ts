import type { Lifecycle, LifecycleChange } from '../lifecycle/lifecycle.ts';

/** A lifecycle that a test controls. */
export class FakeLifecycle implements Lifecycle {
  isOnline = true;
  isVisible = true;
  isFrozen = false;
  readonly #listeners = new Set<(change: LifecycleChange) => void>();

  /** Number of listeners. */
  get listeners(): number {
    return this.#listeners.size;
  }

  subscribe(listener: (change: LifecycleChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Applies a change and notifies all listeners. */
  change(change: LifecycleChange): void {
    if (change === 'online' || change === 'offline') this.isOnline = change === 'online';
    if (change === 'visible' || change === 'hidden') this.isVisible = change === 'visible';
    if (change === 'frozen' || change === 'resumed') this.isFrozen = change === 'frozen';
    for (const listener of [...this.#listeners]) listener(change);
  }
}
