/** Tracks the running tasks of a service. When the service closes, aborts the tasks and waits until they settle. */
export class Lifecycle {
  readonly #closing = new AbortController();
  readonly #running = new Set<Promise<unknown>>();
  readonly #stops: (() => void)[] = [];
  #isDraining = false;
  #preparations = 0;

  /** Aborts when the service closes. */
  get signal(): AbortSignal {
    return this.#closing.signal;
  }

  /** Returns true if the service should get requests: it neither warms up nor drains. */
  readonly isServing = (): boolean => !this.#isDraining && this.#preparations === 0;

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

  /** Runs a task, during which the service should get no requests. */
  async prepare(task: () => Promise<void>): Promise<void> {
    if (this.#isDraining) return;
    this.#preparations += 1;
    try {
      await this.run(task);
    } finally {
      this.#preparations -= 1;
    }
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
