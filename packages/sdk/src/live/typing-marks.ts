import type { Role } from '@tellerkit/contract';
import type { LiveContext } from './live-context.ts';

/** How long a typing mark stays. The service hears of the user's own again after half of it. */
const lastsMs = 6000;

/** Takes typing marks out of the snapshot after a while, and limits how often the user's own is told. */
export class TypingMarks {
  #toldAt = -Infinity;
  readonly #timers = new Map<Role, () => void>();
  readonly #context: LiveContext;

  constructor(context: LiveContext) {
    this.#context = context;
  }

  /** Notes that a participant types now. */
  seen(role: Role): void {
    const { clock, state } = this.#context;
    const end = () => {
      const typing = state.snapshot.typing.filter((one) => one.role !== role);
      state.change({ typing });
    };
    this.#timers.get(role)?.();
    this.#timers.set(role, clock.after(lastsMs, end));
  }

  /** Tells the agent that the user is typing, unless it was told a moment ago. */
  tell(): void {
    const { client, clock, state } = this.#context;
    const { conversation } = state.snapshot;
    const now = clock.now();
    if (conversation?.state !== 'agent' || now - this.#toldAt < lastsMs / 2) return;
    this.#toldAt = now;
    // A typing mark that gets lost does no harm.
    client.conversations.showTyping(conversation.id).catch(() => undefined);
  }

  /** Leaves no timer behind. */
  stop(): void {
    for (const cancel of this.#timers.values()) cancel();
    this.#timers.clear();
  }
}
