/** Tells listeners of something, in the order in which they came. */
export class Emitter<T = void> {
  readonly #listeners = new Set<(value: T) => void>();

  /** Calls `listener` each time; the returned function ends that. */
  on(listener: (value: T) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Calls all listeners. */
  emit(value: T): void {
    for (const listener of [...this.#listeners]) listener(value);
  }

  /** Drops all listeners. */
  clear(): void {
    this.#listeners.clear();
  }
}
