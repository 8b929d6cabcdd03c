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

/** Brings the conversation into the snapshot: loads it, applies its events and reloads it after a gap. */
export class ConversationReader {
  readonly source: ConversationSource;
  readonly typing: TypingMarks;
  /** The load that is in progress or has succeeded. Undefined before the first load and after a failed load. */
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
   * Loads the conversation with this id. Without an id, loads the conversation that the options name, or finds the
   * customer's open conversation. Later calls share the load. After a transient failure a timer retries with backoff.
   *
   * @throws The error of the load, which the snapshot holds, too.
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

  /** Loads a conversation that another tab has opened, unless this tab has an open conversation. */
  async switchTo(conversationId: string): Promise<void> {
    if (this.#context.state.openId) return;
    this.pending = undefined;
    await this.load(conversationId);
  }

  /** Applies an event to the snapshot. Returns false if the event belongs to another conversation. */
  apply(event: LiveEvent): boolean {
    const { state, viewer } = this.#context;
    // A late event of the previous conversation must not change the next one.
    if (event.conversationId !== state.snapshot.conversation?.id) return false;
    state.change(reduceEvent(state.snapshot, event, viewer));
    if (event.type === 'typing') this.typing.seen(event.data.participant.role);
    return true;
  }

  /** Cancels all timers. */
  close(): void {
    this.#endRetry();
    this.typing.stop();
  }

  async #load(known?: string): Promise<void> {
    const { state, lastConversationId } = this.#context;
    const conversationId = known ?? this.#context.conversationId;
    this.#context.onNotice('loading');
    // A retry keeps showing `offline` and the error until it succeeds.
    if (!state.snapshot.error) state.change({ connection: 'loading' });
    const isFound = conversationId
      ? await this.source.read(conversationId)
      : await this.source.resume(lastConversationId);
    if (!isFound) state.change({ connection: 'live', error: null });
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
    // The snapshot holds the failure.
    const retry = () => void this.load(conversationId).catch(() => undefined);
    this.#cancelRetry = clock.after(ms, retry);
  }

  #endRetry(): void {
    this.#failures = 0;
    this.#cancelRetry?.();
    this.#cancelRetry = undefined;
  }
}
