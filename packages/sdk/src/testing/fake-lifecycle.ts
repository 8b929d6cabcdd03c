import type { Lifecycle, LifecycleChange } from '../lifecycle/lifecycle.ts';

/** A lifecycle that changes when a test says so. */
export class FakeLifecycle implements Lifecycle {
  isOnline = true;
  isVisible = true;
  isFrozen = false;
  readonly #listeners = new Set<(change: LifecycleChange) => void>();

  /** How many listen. */
  get listeners(): number {
    return this.#listeners.size;
  }

  subscribe(listener: (change: LifecycleChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Lets a change happen. */
  change(change: LifecycleChange): void {
    if (change === 'online' || change === 'offline') this.isOnline = change === 'online';
    if (change === 'visible' || change === 'hidden') this.isVisible = change === 'visible';
    if (change === 'frozen' || change === 'resumed') this.isFrozen = change === 'frozen';
    for (const listener of [...this.#listeners]) listener(change);
  }
}
