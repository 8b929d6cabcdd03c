import { Mailbox } from '../bus/mailbox.ts';
import type { StreamedEvent } from '../http/request-context.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { conversationTopic } from './append.ts';
import type { StoredEvent } from './append.ts';
import type { PassingEvent } from './publish-passing.ts';
import { PassingFilter } from './passing-filter.ts';
import { readEvents } from './read-events.ts';

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
  readonly signal: AbortSignal;
}

type Followed = StreamedEvent<StoredEvent | PassingEvent>;

const batch = 200;

/**
 * Gives the stored events of a conversation from after `after` on, and passing ones as they come, until
 * the signal aborts. It listens before it reads, and takes stored events from the table alone, so none
 * is lost or doubled between replay and live.
 *
 * @internal
 */
export async function* followConversation(
  kernel: Kernel,
  answers: AnswersInProgress,
  options: FollowOptions,
): AsyncGenerator<Followed> {
  const { conversationId, signal } = options;
  const mailbox = new Mailbox(kernel.bus, [conversationTopic(conversationId)]);
  const filter = new PassingFilter();
  let after = options.after;
  // as who joins now, also who missed passing events: both need the answer so far
  mailbox.overflowed = true;

  async function* catchUp(): AsyncGenerator<Followed> {
    for (let more = true; more && !signal.aborted;) {
      const events = await readEvents(kernel.db, { ...options, after, limit: batch });
      for (const event of events) {
        after = event.sequence;
        filter.passStored(event);
        yield { id: event.sequence, event: event.type, data: event };
      }
      more = events.length === batch;
    }
    if (!mailbox.overflowed) return;
    mailbox.overflowed = false;
    const snapshot = filter.takeSnapshot(
      answers.current(conversationId),
      conversationId,
      kernel.clock.now(),
    );
    if (snapshot) yield { event: snapshot.type, data: snapshot };
  }

  try {
    yield* catchUp();
    while (!signal.aborted) {
      await mailbox.wait(signal);
      for (const mail of mailbox.take()) {
        if (mail === 'read') yield* catchUp();
        else {
          const event = JSON.parse(mail.payload) as PassingEvent;
          if (filter.wants(event)) yield { event: event.type, data: event };
        }
      }
    }
  } finally {
    mailbox.close();
  }
}
