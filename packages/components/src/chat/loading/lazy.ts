/** Loads code when it is first needed. Without it the chat works on with less. */
export class Lazy<T> {
  /** Undefined until the code has arrived. Reading it does not load anything. */
  value: T | undefined;
  /** Whether it did not arrive. */
  isMissing = false;

  #loading: Promise<T> | undefined;
  readonly #load: () => Promise<T>;
  readonly #onSettled: (value: T | undefined) => void;

  /**
   * @param load - imports the code
   * @param onSettled - adopts its styles and draws again; without a value if it did not arrive
   */
  constructor(load: () => Promise<T>, onSettled: (value: T | undefined) => void) {
    this.#load = load;
    this.#onSettled = onSettled;
  }

  /** Returns the code, and starts to load it once; undefined until it has arrived. */
  get(): T | undefined {
    if (!this.value && !this.isMissing) this.prefetch();
    return this.value;
  }

  /** Starts to load it, also if it did not arrive before. */
  readonly prefetch = (): void => {
    this.load().catch(() => undefined);
  };

  /** Waits for the code. Rejects if it does not arrive; the next call asks for it again. */
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
