import type { Clock } from '../../base/clock.ts';

/** Time in which repetitions of a call share an audit entry. */
const collapseMs = 60_000;

/** Number of remembered entries. Beyond it, the service forgets the oldest and writes an entry for the next call. */
const rememberedEntries = 10_000;

interface RecentEntry {
  readonly occurredAt: number;
  /** Rejects if the entry was not committed. */
  readonly written: Promise<void>;
}

/**
 * Remembers which audit entries this node wrote within the last 60 seconds, so that repetitions of a call share one.
 */
export class RecentEntries {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #recent = new Map<string, RecentEntry>();

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  /** Returns true if a call with this key needs no further entry. */
  has(key: string): boolean {
    const entry = this.#recent.get(key);
    return entry !== undefined && isRecent(entry, this.#clock.now());
  }

  /**
   * Resolves once an entry with this key is committed, which may be that of an earlier call.
   *
   * @param write - Writes the entry with its time.
   * @throws the error of `write`. The next call then tries again.
   */
  async share(key: string, write: (occurredAt: number) => Promise<void>): Promise<void> {
    const now = this.#clock.now();
    let entry = this.#recent.get(key);
    if (!entry || !isRecent(entry, now)) {
      entry = { occurredAt: now, written: write(now) };
      this.#remember(key, entry);
    }
    try {
      await entry.written;
    } catch (error) {
      if (this.#recent.get(key) === entry) this.#recent.delete(key);
      throw error;
    }
  }

  #remember(key: string, entry: RecentEntry): void {
    // Deleted first, so that the order of the map is the order of the entries
    this.#recent.delete(key);
    this.#recent.set(key, entry);
    if (this.#recent.size <= rememberedEntries) return;
    for (const oldest of this.#recent.keys()) {
      this.#recent.delete(oldest);
      return;
    }
  }
}

/** Returns false for an entry that lies ahead, because somebody set the clock back. */
function isRecent({ occurredAt }: RecentEntry, now: number): boolean {
  return occurredAt <= now && now - occurredAt < collapseMs;
}
