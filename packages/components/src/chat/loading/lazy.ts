/** Loads code on first use. If loading fails, only `load` rejects: `get` and `prefetch` ignore the failure. */
export class Lazy<T> {
  /** The loaded code, or undefined. Reading this field does not start loading. */
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

  /**
   * Returns the code if the code has loaded. Otherwise returns undefined, and starts loading unless the last attempt
   * failed.
   */
  get(): T | undefined {
    if (!this.value && !this.isMissing) this.prefetch();
    return this.value;
  }

  /** Starts to load the code, also if the last attempt failed. */
  readonly prefetch = (): void => {
    this.load().catch(() => undefined);
  };

  /** Loads the code and returns it. Rejects if loading fails. The next call then tries again. */
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
