import * as z from 'zod/mini';
import { id } from '../common/ids.ts';
import { unknownVariant } from '../common/open-union.ts';
import { timestamp } from '../common/primitives.ts';
import { conversation } from '../conversations/schemas.ts';
import { message, participant } from '../messages/schemas.ts';
import { queueEntry, queueLeaveOutcomes } from '../queue-entries/schemas.ts';

const base = { conversationId: id('conversation'), occurredAt: timestamp };

/** Creates the schema of a stored event. In each conversation, `sequence` starts at 1 and has no gaps. */
function stored<Type extends string, Data extends z.ZodMiniObject>(type: Type, data: Data) {
  return z.object({ type: z.literal(type), ...base, sequence: z.int(), data });
}

/** Creates the schema of an ephemeral event: not stored, without a sequence number, never sent again. */
function ephemeral<Type extends string, Data extends z.ZodMiniObject>(type: Type, data: Data) {
  return z.object({ type: z.literal(type), ...base, data });
}

/**
 * Range of stored events that the service does not send. The missing events lie between the sequence numbers `after`
 * and `before`. `after` is the reader's last event. `before` is the next event that the service sends, or
 * `lastSequence` + 1 if no later event exists. If `before` is not greater than `after`, the reader is ahead of the
 * service, as after a restored backup.
 *
 * @public
 */
export const eventGap = z.object({ after: z.int(), before: z.int() });

const variants = [
  stored('conversation.created', z.object({ conversation })),
  stored('message.created', z.object({ message })),
  stored('participant.joined', z.object({ participant })),
  stored('participant.left', z.object({ participant })),
  stored('queue.joined', z.object({ entry: queueEntry })),
  stored(
    'queue.left',
    z.object({ entryId: id('queueEntry'), outcome: z.enum(queueLeaveOutcomes) }),
  ),
  stored('survey.offered', z.object({ surveyId: id('survey') })),
  stored('conversation.read', z.object({ by: participant, upTo: z.int() })),
  stored('conversation.closed', z.object({ conversation, closedBy: participant })),
  ephemeral('answer.started', z.object({ messageId: id('message') })),
  ephemeral(
    'answer.delta',
    z.object({ messageId: id('message'), offset: z.int(), text: z.string() }),
  ),
  ephemeral('answer.snapshot', z.object({ messageId: id('message'), text: z.string() })),
  ephemeral('typing', z.object({ participant })),
  ephemeral('queue.updated', z.object({ entry: queueEntry })),
  ephemeral('stream.gap', eventGap),
] as const;

/** Types of live events that this version knows. @public */
export const liveEventTypes = [
  'conversation.created',
  'message.created',
  'participant.joined',
  'participant.left',
  'queue.joined',
  'queue.left',
  'survey.offered',
  'conversation.read',
  'conversation.closed',
  'answer.started',
  'answer.delta',
  'answer.snapshot',
  'typing',
  'queue.updated',
  'stream.gap',
] as const;

/**
 * An event of a conversation.
 *
 * - Stored events carry a `sequence`.
 * - `answer.*`, `typing` and `queue.updated` are ephemeral: the service never sends them again.
 * - A finished answer arrives as `message.created` with the same message id. A reader who joins mid-answer first
 *   receives an `answer.snapshot`.
 * - `offset` counts UTF-16 code units.
 * - `stream.gap` names the stored events that this stream skips. `events.list` may still return them.
 *
 * @public
 */
export const liveEvent = z.union([
  z.discriminatedUnion('type', variants),
  unknownVariant(liveEventTypes, { ...base, sequence: z.optional(z.int()) }),
]);

/** An event of a conversation. @public */
export type LiveEvent = z.infer<typeof liveEvent>;
/** Type of a live event that this version knows. @public */
export type LiveEventType = (typeof liveEventTypes)[number];
