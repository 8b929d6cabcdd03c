import { Mailbox } from '../../store/bus/mailbox.ts';
import type { StreamedEvent } from '../../http/request-context.ts';
import { toTimestamp } from '../../base/clock.ts';
import { readLastSequence } from '../conversations/rows.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { conversationTopic } from './append-event.ts';
import type { StoredEvent } from './append-event.ts';
import { PassingFilter } from './passing-filter.ts';
import type { PassingEvent } from './publish-passing.ts';
import type { SharedReads } from './shared-reads.ts';

/** Knows the answers that are being given. @internal */
export interface AnswersInProgress {
  /** The answer under way in a conversation, as far as it has come. */
  current(
    conversationId: string,
  ): { readonly messageId: string; readonly text: string } | undefined;
}

/** Whom to follow, and from where. @internal */
export interface FollowOptions {
  readonly tenantId: string;
  readonly conversationId: string;
  /** Number of the last event that the reader has. */
  readonly after: number;
  /** Number of the last event that there was a moment ago. */
  readonly last: number;
  readonly signal: AbortSignal;
}

type Followed = StreamedEvent<StoredEvent | PassingEvent>;

const batch = 200;

/**
 * Gives the stored events of a conversation from after `after` on, and passing ones as they come, until
 * the signal aborts. It listens before it reads, and takes stored events from the table alone, so none
 * is lost or doubled between replay and live. What it leaves out, as the reader is too far behind or ahead
 * of the log, or as it is not kept any more, it says with a `stream.gap`.
 *
 * @internal
 */
export function followConversation(
  kernel: Kernel,
  reads: SharedReads,
  answers: AnswersInProgress,
  options: FollowOptions,
): AsyncGenerator<Followed> {
  return new ConversationFollower(kernel, reads, answers, options).run();
}

class ConversationFollower {
  readonly #kernel: Kernel;
  readonly #reads: SharedReads;
  readonly #answers: AnswersInProgress;
  readonly #options: FollowOptions;
  readonly #mailbox: Mailbox;
  readonly #filter = new PassingFilter();
  #after: number;
  /** Number of the last event, as long as the reader may be further from it than it is followed. */
  #last: number | undefined;

  constructor(
    kernel: Kernel,
    reads: SharedReads,
    answers: AnswersInProgress,
    options: FollowOptions,
  ) {
    this.#kernel = kernel;
    this.#reads = reads;
    this.#answers = answers;
    this.#options = options;
    this.#after = options.after;
    this.#last = options.last;
    this.#mailbox = new Mailbox(kernel.bus, [conversationTopic(options.conversationId)]);
    // as who joins now, also who missed passing events: both need the answer so far
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
            const event = this.#reads.passing(mail.payload);
            if (this.#filter.wants(event)) yield { event: event.type, data: event };
          }
        }
      }
    } finally {
      this.#mailbox.close();
    }
  }

  async *#catchUp(): AsyncGenerator<Followed> {
    for (let more = true; more && !this.#options.signal.aborted;) {
      const last = this.#last ?? 0;
      if (this.#last !== undefined) yield* this.#approach(this.#last);
      const range = { ...this.#options, after: this.#after, limit: batch };
      const events = await this.#reads.stored(range, last);
      const next = events[0]?.sequence ?? last + 1;
      if (next > this.#after + 1) yield* this.#skipTo(next);
      for (const event of events) {
        this.#after = event.sequence;
        this.#filter.passStored(event);
        yield { id: event.sequence, event: event.type, data: event };
      }
      more = events.length === batch;
      this.#last = more ? await readLastSequence(this.#kernel.db, this.#options) : undefined;
    }
    yield* this.#showAnswer();
  }

  /** A gap, where the reader is not within reach of the last event. */
  *#approach(last: number): Generator<Followed> {
    const from = last - this.#kernel.limits.resumeEvents;
    if (this.#after > last) yield* this.#skipTo(last + 1);
    else if (this.#after < from) yield* this.#skipTo(from + 1);
  }

  *#skipTo(before: number): Generator<Followed> {
    const { conversationId } = this.#options;
    const data = { after: this.#after, before };
    this.#after = before - 1;
    const occurredAt = toTimestamp(this.#kernel.clock.now());
    const gap = { type: 'stream.gap', conversationId, occurredAt, data } as const;
    yield { id: this.#after, event: gap.type, data: gap };
  }

  /** The answer under way, to who has not seen its beginning. */
  *#showAnswer(): Generator<Followed> {
    if (!this.#mailbox.overflowed) return;
    this.#mailbox.overflowed = false;
    const { conversationId } = this.#options;
    const snapshot = this.#filter.takeSnapshot(
      this.#answers.current(conversationId),
      conversationId,
      this.#kernel.clock.now(),
    );
    if (snapshot) yield { event: snapshot.type, data: snapshot };
  }
}
