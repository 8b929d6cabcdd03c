import type { LiveEvent } from '@tellerkit/contract';
import { backoffMs } from '../base/backoff.ts';
import { isTellerError } from '../errors/guards.ts';
import { isTransient } from '../errors/is-transient.ts';
import { reduceEvent } from '../snapshot/reduce-event.ts';
import { ConversationSource } from './conversation-source.ts';
import type { LiveContext } from './live-context.ts';
import { TypingMarks } from './typing-marks.ts';

const baseMs = 1000;
const capMs = 30_000;

/** Brings the conversation into the snapshot: loads it, applies its events, and reloads it after a gap. */
export class ConversationReader {
  readonly source: ConversationSource;
  readonly typing: TypingMarks;
  /** The load under way or done, if there is one. */
  pending: Promise<void> | undefined;
  #failures = 0;
  #cancelRetry: (() => void) | undefined;
  readonly #context: LiveContext;

  constructor(context: LiveContext) {
    this.#context = context;
    this.source = new ConversationSource(context);
    this.typing = new TypingMarks(context);
  }

  /**
   * Reads a conversation, or finds the one that there is; once. After a transient failure it loads again by itself,
   * with growing waits.
   *
   * @throws The error of the load. It is in the snapshot, too.
   */
  load(conversationId?: string): Promise<void> {
    return (this.pending ??= this.#load(conversationId).then(
      () => this.#endRetry(),
      (error: unknown) => {
        this.#failed(error, conversationId);
        throw error;
      },
    ));
  }

  /** Loads a conversation that another tab has opened, unless one is open here. */
  async switchTo(conversationId: string): Promise<void> {
    if (this.#context.state.openId) return;
    this.pending = undefined;
    await this.load(conversationId);
  }

  /** Applies an event to the snapshot. False if the event belongs to another conversation. */
  apply(event: LiveEvent): boolean {
    const { state, viewer } = this.#context;
    // The last event of a conversation that has ended says nothing about the next one.
    if (event.conversationId !== state.snapshot.conversation?.id) return false;
    state.change(reduceEvent(state.snapshot, event, viewer));
    if (event.type === 'typing') this.typing.seen(event.data.participant.role);
    return true;
  }

  /** Leaves no timer behind. */
  close(): void {
    this.#endRetry();
    this.typing.stop();
  }

  async #load(known?: string): Promise<void> {
    const { state, lastConversationId } = this.#context;
    const conversationId = known ?? this.#context.conversationId;
    this.#context.onNotice('loading');
    // A repetition stays offline, with the reason, until it has worked.
    if (!state.snapshot.error) state.change({ connection: 'loading' });
    const isThere = conversationId
      ? await this.source.read(conversationId)
      : await this.source.resume(lastConversationId);
    if (!isThere) state.change({ connection: 'live', error: null });
    this.#context.onNotice('loaded');
  }

  #failed(error: unknown, conversationId?: string): void {
    const { clock, random, state, signal } = this.#context;
    this.pending = undefined;
    if (signal.aborted) return;
    state.change({ connection: 'offline', error: isTellerError(error) ? error : null });
    if (!isTransient(error)) return;
    this.#cancelRetry?.();
    const ms = backoffMs(random, this.#failures++, baseMs, capMs);
    // The failure is in the snapshot.
    const retry = () => void this.load(conversationId).catch(() => undefined);
    this.#cancelRetry = clock.after(ms, retry);
  }

  #endRetry(): void {
    this.#failures = 0;
    this.#cancelRetry?.();
    this.#cancelRetry = undefined;
  }
}
