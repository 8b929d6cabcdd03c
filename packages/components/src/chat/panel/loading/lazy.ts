/**
 * Code that arrives when it is first needed. Without it the chat works on with less.
 *
 * @internal
 */
export class Lazy<T> {
  /** Whether it did not arrive. */
  isMissing = false;

  #value: T | undefined;
  #loading: Promise<T | undefined> | undefined;
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
    if (!this.#value && !this.isMissing) void this.load();
    return this.#value;
  }

  /** Waits for it, and asks again if it did not arrive before; undefined if it does not arrive. */
  load(): Promise<T | undefined> {
    return (this.#loading ??= this.#start());
  }

  async #start(): Promise<T | undefined> {
    this.isMissing = false;
    try {
      this.#value = await this.#load();
    } catch {
      this.isMissing = true;
      this.#loading = undefined;
    }
    this.#onSettled(this.#value);
    return this.#value;
  }
}
