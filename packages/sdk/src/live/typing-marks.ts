import type { Role } from '@tellerkit/contract';
import type { LiveContext } from './live-context.ts';

/** Milliseconds that a typing mark stays visible. The user's own mark is sent at most once in half of this time. */
const lastsMs = 6000;

/** Removes typing marks from the snapshot after a while, and limits how often the user's own mark is sent. */
export class TypingMarks {
  #sentAt = -Infinity;
  readonly #timers = new Map<Role, () => void>();
  readonly #context: LiveContext;

  constructor(context: LiveContext) {
    this.#context = context;
  }

  /** Notes that a participant is typing. */
  seen(role: Role): void {
    const { clock, state } = this.#context;
    const end = () => {
      const typing = state.snapshot.typing.filter((participant) => participant.role !== role);
      state.change({ typing });
    };
    this.#timers.get(role)?.();
    this.#timers.set(role, clock.after(lastsMs, end));
  }

  /**
   * Sends the user's typing mark to the agent, unless the mark was sent less than 3 seconds ago. Does nothing if no
   * agent serves the conversation.
   */
  send(): void {
    const { client, clock, state } = this.#context;
    const { conversation } = state.snapshot;
    const now = clock.now();
    if (conversation?.state !== 'agent' || now - this.#sentAt < lastsMs / 2) return;
    this.#sentAt = now;
    // A lost typing mark does no harm.
    client.conversations.showTyping(conversation.id).catch(() => undefined);
  }

  /** Cancels all timers. */
  stop(): void {
    for (const cancel of this.#timers.values()) cancel();
    this.#timers.clear();
  }
}
