import type { Role } from '@tellerkit/contract';
import type { Clock } from '../base/clock.ts';

/** How long a typing mark stays, and half of it: how often one's own is told. */
const lastsMs = 6000;

/** Forgets who types after a while, and limits how often one's own typing is told. @internal */
export class TypingMarks {
  #toldAt = -Infinity;
  readonly #timers = new Map<Role, () => void>();
  readonly #clock: Clock;
  readonly #onEnd: (role: Role) => void;

  constructor(clock: Clock, onEnd: (role: Role) => void) {
    this.#clock = clock;
    this.#onEnd = onEnd;
  }

  /** Somebody types now. */
  seen(role: Role): void {
    this.#timers.get(role)?.();
    this.#timers.set(
      role,
      this.#clock.after(lastsMs, () => this.#onEnd(role)),
    );
  }

  /** True if it is time to tell again that one types. */
  mayTell(): boolean {
    const now = this.#clock.now();
    if (now - this.#toldAt < lastsMs / 2) return false;
    this.#toldAt = now;
    return true;
  }

  /** Leaves no timer behind. */
  stop(): void {
    for (const cancel of this.#timers.values()) cancel();
    this.#timers.clear();
  }
}
