import type { LiveEvent } from '@tellerkit/contract';
import { Emitter } from '../base/emitter.ts';
import type { EventGap } from '../errors/stream-error.ts';
import { reduceEvent } from '../snapshot/reduce-event.ts';
import { ConversationSource } from './conversation-source.ts';
import type { LiveContext } from './live-context.ts';
import { Loader } from './loader.ts';
import { TypingMarks } from './typing-marks.ts';

/** Brings the conversation into the snapshot: loads it, applies its events, and reloads it after a gap. */
export class ConversationReader {
  /** Before each try to load. */
  readonly loading = new Emitter();
  /** After each load, also if there is no conversation yet. */
  readonly loaded = new Emitter();
  /** After each event that belongs to the conversation. */
  readonly applied = new Emitter<LiveEvent>();
  /** After a reload because of a gap; true if there was a conversation to reload. */
  readonly reloaded = new Emitter<boolean>();
  readonly source: ConversationSource;
  readonly typing: TypingMarks;
  readonly #context: LiveContext;
  readonly #loader: Loader;

  constructor(context: LiveContext) {
    this.#context = context;
    this.source = new ConversationSource(context);
    this.typing = new TypingMarks(context);
    this.#loader = new Loader(context, (conversationId) => this.#load(conversationId));
  }

  /** The load under way or done, if there is one. */
  get pending(): Promise<void> | undefined {
    return this.#loader.pending;
  }

  /**
   * Finds the conversation and reads its newest events; once. Transient failures are retried later.
   *
   * @throws The error of the load. It is in the snapshot, too.
   */
  load(): Promise<void> {
    return this.#loader.load();
  }

  /** Loads a conversation that another tab has opened, unless one is open here. */
  async switchTo(conversationId: string): Promise<void> {
    if (!this.#context.state.openId) await this.#loader.restart(conversationId);
  }

  /** Applies an event to the snapshot. */
  apply(event: LiveEvent): void {
    const { state, viewer } = this.#context;
    // The last event of a conversation that has ended says nothing about the next one.
    if (event.conversationId !== state.snapshot.conversation?.id) return;
    state.change(reduceEvent(state.snapshot, event, viewer));
    if (event.type === 'typing') this.typing.seen(event.data.participant.role);
    this.applied.emit(event);
  }

  /** Reads the conversation again, as events in a gap cannot be fetched. */
  async reload(gap: EventGap): Promise<void> {
    const id = this.#context.state.snapshot.conversation?.id;
    if (id) await this.source.read(id, undefined, gap);
    this.reloaded.emit(!!id);
  }

  /** Leaves no timer behind. */
  close(): void {
    this.#loader.end();
    this.typing.stop();
  }

  async #load(known?: string): Promise<void> {
    const { options, state } = this.#context;
    const conversationId = known ?? options.conversationId;
    this.loading.emit();
    // A repetition stays offline, with the reason, until it has worked.
    if (!state.snapshot.error) state.change({ connection: 'loading' });
    const isThere = conversationId
      ? await this.source.read(conversationId)
      : await this.source.resume(options.lastConversationId);
    if (!isThere) state.change({ connection: 'live', error: null });
    this.loaded.emit();
  }
}
