import { toTimestamp } from '../../base/clock.ts';
import type { Limits } from '../../base/limits.ts';
import type { Runtime } from '../../base/runtime.ts';
import type { StreamedEvent } from '../../http/request-context.ts';
import type { Bus } from '../../store/bus/bus.ts';
import { unavailableMs } from '../../store/bus/follow-state.ts';
import { Mailbox } from '../../store/bus/mailbox.ts';
import { DatabaseUnavailableError } from '../../base/database-unavailable.ts';
import type { StoredEvent } from '../../store/database/tables/stored-event.ts';
import type { Store } from '../../store/store.ts';
import type { AnswersInProgress } from './answers-in-progress.ts';
import { conversationTopic } from './conversation-topic.ts';
import type { EphemeralEvent } from './ephemeral-event.ts';
import { EphemeralFilter } from './ephemeral-filter.ts';
import { readLastSequence } from './last-sequence.ts';
import type { SharedReads } from './shared-reads.ts';

/** A conversation to follow, and the place to start. */
export interface FollowOptions {
  readonly tenantId: string;
  readonly conversationId: string;
  /** Sequence number of the last event that the reader has. */
  readonly after: number;
  /**
   * Sequence number of the conversation's newest event, as the caller has just read it. Newer events may exist by now.
   */
  readonly last: number;
  readonly signal: AbortSignal;
}

type Followed = StreamedEvent<StoredEvent | EphemeralEvent>;

const batch = 200;

/** Maximum size of the events that wait in memory for one reader, in bytes. A larger event waits alone. */
const batchBytes = 64 * 1024;

/** Dependencies of {@link followConversation}. */
export interface FollowParts extends Pick<Store, 'db'>, Pick<Runtime, 'clock'> {
  readonly bus: Bus;
  readonly limits: Pick<Limits, 'resumeEvents'>;
  readonly reads: SharedReads;
  readonly answers: AnswersInProgress;
}

/**
 * Yields the stored events of a conversation after `after`, and ephemeral events as they come, until the signal aborts.
 * The follower subscribes before it reads, and takes stored events only from the table. The reader therefore gets each
 * event once, also where the replay of old events ends and live events begin. A `stream.gap` event reports that the
 * next events cannot be sent, because the reader is too far behind, is ahead of the log, or asks for events that are no
 * longer stored.
 */
export function followConversation(
  parts: FollowParts,
  options: FollowOptions,
): AsyncGenerator<Followed> {
  return new ConversationFollower(parts, options).run();
}

class ConversationFollower {
  readonly #parts: FollowParts;
  readonly #options: FollowOptions;
  readonly #mailbox: Mailbox;
  readonly #filter = new EphemeralFilter();
  #after: number;
  /** Sequence number of the newest event, while the reader catches up; undefined afterwards. */
  #last: number | undefined;

  constructor(parts: FollowParts, options: FollowOptions) {
    this.#parts = parts;
    this.#options = options;
    this.#after = options.after;
    this.#last = options.last;
    this.#mailbox = new Mailbox(parts.bus, [conversationTopic(options.conversationId)]);
    // A new reader needs the answer so far, as does a reader that missed ephemeral events
    this.#mailbox.overflowed = true;
  }

  async *run(): AsyncGenerator<Followed> {
    const { signal } = this.#options;
    try {
      yield* this.#catchUp();
      while (!signal.aborted) {
        await this.#mailbox.wait(signal);
        for (const mail of this.#mailbox.take()) {
          if (mail === 'read') yield* this.#catchUp();
          else {
            const event = this.#parts.reads.ephemeral(mail.payload);
            if (this.#filter.accepts(event)) yield { event: event.type, data: event };
          }
        }
      }
    } finally {
      this.#mailbox.close();
    }
  }

  /** Yields the stored events. While the database cannot be reached, waits and stays open. */
  async *#catchUp(): AsyncGenerator<Followed> {
    const { signal } = this.#options;
    while (!signal.aborted) {
      try {
        yield* this.#readStored();
        return;
      } catch (error) {
        if (!(error instanceof DatabaseUnavailableError)) throw error;
        // The next reading covers the notifications so far, and the reader may have missed ephemeral events
        this.#mailbox.take();
        this.#mailbox.overflowed = true;
        await this.#mailbox.wait(signal, this.#parts.clock, unavailableMs);
      }
    }
  }

  async *#readStored(): AsyncGenerator<Followed> {
    for (let more = true; more && !this.#options.signal.aborted;) {
      const last = this.#last ?? 0;
      if (this.#last !== undefined) yield* this.#skipOutsideWindow(this.#last);
      const range = { ...this.#options, after: this.#after, limit: batch, bytes: batchBytes };
      const { events, isCut } = await this.#parts.reads.stored(range, last);
      const next = events[0]?.sequence ?? last + 1;
      if (next > this.#after + 1) yield* this.#skipTo(next);
      for (const read of events) {
        const event = read.parsed();
        this.#after = event.sequence;
        this.#filter.passStored(event);
        yield { id: event.sequence, event: event.type, data: event };
      }
      more = isCut || events.length === batch;
      this.#last = more ? await readLastSequence(this.#parts.db, this.#options) : undefined;
    }
    yield* this.#showAnswer();
  }

  /** Yields a gap if the reader is ahead of the log, or more than `resumeEvents` events behind it. */
  *#skipOutsideWindow(last: number): Generator<Followed> {
    const from = last - this.#parts.limits.resumeEvents;
    if (this.#after > last) yield* this.#skipTo(last + 1);
    else if (this.#after < from) yield* this.#skipTo(from + 1);
  }

  *#skipTo(before: number): Generator<Followed> {
    const { conversationId } = this.#options;
    const data = { after: this.#after, before };
    this.#after = before - 1;
    const occurredAt = toTimestamp(this.#parts.clock.now());
    const gap = { type: 'stream.gap', conversationId, occurredAt, data } as const;
    yield { id: this.#after, event: gap.type, data: gap };
  }

  /** Yields the answer so far to a reader who has not seen its beginning. */
  *#showAnswer(): Generator<Followed> {
    if (!this.#mailbox.overflowed) return;
    this.#mailbox.overflowed = false;
    const { conversationId } = this.#options;
    const snapshot = this.#filter.takeSnapshot(
      this.#parts.answers.current(conversationId),
      conversationId,
      this.#parts.clock.now(),
    );
    if (snapshot) yield { event: snapshot.type, data: snapshot };
  }
}
