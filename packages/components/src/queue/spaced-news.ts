/** Least time between two pieces of news, in milliseconds. */
const spacingMs = 30_000;

/**
 * Passes news on at most every 30 seconds, always the latest, so that a moving queue does not talk
 * without end. What cannot wait goes at once.
 */
export class SpacedNews {
  readonly #say: (text: string) => void;
  #said = '';
  #saidAt = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(say: (text: string) => void) {
    this.#say = say;
  }

  /** Tells the latest news. News that were told already, or overtaken before, are not told. */
  tell(text: string | undefined, isUrgent = false): void {
    this.stop();
    if (!text || text === this.#said) return;
    const restMs = isUrgent ? 0 : this.#saidAt + spacingMs - Date.now();
    if (restMs <= 0) this.#sayNow(text);
    else this.#timer = setTimeout(() => this.#sayNow(text), restMs);
  }

  /** Drops what still waits. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  #sayNow(text: string): void {
    this.#said = text;
    this.#saidAt = Date.now();
    this.#say(text);
  }
}
