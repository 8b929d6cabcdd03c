/** Loads code on first use. If the code does not load, the chat works with fewer features. */
export class Lazy<T> {
  /** The code; undefined until it has loaded. Reading this field does not start loading. */
  value: T | undefined;
  /** True if the last attempt to load the code failed. */
  isMissing = false;

  #loading: Promise<T> | undefined;
  readonly #load: () => Promise<T>;
  readonly #onSettled: (value: T | undefined) => void;

  /**
   * @param load - imports the code
   * @param onSettled - called after each attempt to load; gets no value if the attempt failed
   */
  constructor(load: () => Promise<T>, onSettled: (value: T | undefined) => void) {
    this.#load = load;
    this.#onSettled = onSettled;
  }

  /** Returns the code, or starts to load it and returns undefined. Does not load again after a failure. */
  get(): T | undefined {
    if (!this.value && !this.isMissing) this.prefetch();
    return this.value;
  }

  /** Starts to load the code, also after a failure. */
  readonly prefetch = (): void => {
    this.load().catch(() => undefined);
  };

  /** Loads the code and returns it. Rejects if loading fails; the next call tries again. */
  load(): Promise<T> {
    return (this.#loading ??= this.#start());
  }

  async #start(): Promise<T> {
    this.isMissing = false;
    try {
      return (this.value = await this.#load());
    } catch (error) {
      this.isMissing = true;
      this.#loading = undefined;
      throw error;
    } finally {
      this.#onSettled(this.value);
    }
  }
}
