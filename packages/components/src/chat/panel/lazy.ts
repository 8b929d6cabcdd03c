/**
 * Code that arrives when it is first needed. Without it the chat works on with less.
 *
 * @internal
 */
export class Lazy<T> {
  /** Whether it did not arrive. */
  isMissing = false;

  #value: T | undefined;
  #isLoading = false;
  readonly #load: () => Promise<T>;
  readonly #onSettled: (value: T | undefined) => void;

  /**
   * @param load - imports it
   * @param onSettled - adopts its styles and draws again; without a value if it did not arrive
   */
  constructor(load: () => Promise<T>, onSettled: (value: T | undefined) => void) {
    this.#load = load;
    this.#onSettled = onSettled;
  }

  /** Whether it is there; does not ask for it. */
  get isLoaded(): boolean {
    return this.#value !== undefined;
  }

  /** What is there; undefined until it has arrived, which this asks for once. */
  get(): T | undefined {
    if (!this.#value && !this.#isLoading && !this.isMissing) void this.#start();
    return this.#value;
  }

  /** Asks again if it did not arrive, because the connection is back. */
  retry(): void {
    if (!this.isMissing) return;
    this.isMissing = false;
    this.get();
  }

  async #start(): Promise<void> {
    this.#isLoading = true;
    try {
      this.#value = await this.#load();
    } catch {
      this.isMissing = true;
    }
    this.#isLoading = false;
    this.#onSettled(this.#value);
  }
}
