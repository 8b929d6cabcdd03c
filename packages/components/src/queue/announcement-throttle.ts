/** Minimum milliseconds between two announcements. */
const intervalMs = 30_000;

/**
 * Announces the latest text at most every 30 seconds, so that a fast queue does not keep a screen
 * reader talking. Announces urgent text at once.
 */
export class AnnouncementThrottle {
  readonly #announce: (text: string) => void;
  #announced = '';
  #announcedAt = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(announce: (text: string) => void) {
    this.#announce = announce;
  }

  /** Sets the text to announce. Drops a text that still waits, and ignores a repeated text. */
  update(text: string | undefined, isUrgent = false): void {
    this.stop();
    if (!text || text === this.#announced) return;
    const delayMs = isUrgent ? 0 : this.#announcedAt + intervalMs - Date.now();
    if (delayMs <= 0) this.#announceNow(text);
    else this.#timer = setTimeout(() => this.#announceNow(text), delayMs);
  }

  /** Drops a text that still waits. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  #announceNow(text: string): void {
    this.#announced = text;
    this.#announcedAt = Date.now();
    this.#announce(text);
  }
}
