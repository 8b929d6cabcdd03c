/** Tracks the running tasks of a service. When the service closes, aborts the tasks and waits until they settle. */
export class Lifecycle {
  readonly #closing = new AbortController();
  readonly #running = new Set<Promise<unknown>>();
  readonly #stops: (() => void)[] = [];
  #isDraining = false;

  /** Aborts when the service closes. */
  get signal(): AbortSignal {
    return this.#closing.signal;
  }

  /** Returns true once the service drains and should get no more requests. */
  readonly isDraining = (): boolean => this.#isDraining;

  /** Registers a task. The service closes only after the task has settled. */
  readonly track = (task: Promise<unknown>): void => {
    const settled = task.catch(() => undefined).finally(() => this.#running.delete(settled));
    this.#running.add(settled);
  };

  /** Runs a task. The service closes only after the task has settled. */
  run<T>(task: () => Promise<T>): Promise<T> {
    const result = task();
    this.track(result);
    return result;
  }

  /** Registers a function that runs when the service closes. */
  onClose(stop: () => void): void {
    this.#stops.push(stop);
  }

  /** Marks the service as draining: it should get no more requests. */
  drain(): void {
    this.#isDraining = true;
  }

  /** Runs the registered functions, then waits for the tasks. */
  async close(): Promise<void> {
    this.#isDraining = true;
    this.#closing.abort();
    for (const stop of this.#stops) stop();
    while (this.#running.size > 0) await Promise.all(this.#running);
  }
}
