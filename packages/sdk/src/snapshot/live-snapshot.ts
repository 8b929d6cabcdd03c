import type { Conversation, Message, Participant, QueueEntry } from '@tellerkit/contract';
import type { TellerError } from '../errors/teller-error.ts';
import type { OutgoingMessage } from '../outbox/outbox-item.ts';

/** A stored message in the timeline. @public */
export interface MessageItem {
  readonly kind: 'message';
  /** Stable key for rendering. A sent message has the same key here as in `outgoing`. */
  readonly key: string;
  readonly sequence: number;
  readonly message: Message;
}

/**
 * A marker in the timeline:
 *
 * - `joined`, `left`: a participant joined or left.
 * - `queued`: the conversation joined a queue.
 * - `closed`: the conversation ended.
 * - `gap`: events are missing here, and the service no longer has them.
 *
 * @public
 */
export interface MarkerItem {
  readonly kind: 'joined' | 'left' | 'queued' | 'closed' | 'gap';
  /** Stable key for rendering. */
  readonly key: string;
  readonly sequence: number;
  /** The participant who joined, left or closed the conversation. Null otherwise. */
  readonly participant: Participant | null;
  readonly occurredAt: string;
}

/** A stored message or a marker in the timeline. @public */
export type TimelineItem = MessageItem | MarkerItem;

/** Read mark of a participant. @public */
export interface ReadMark {
  readonly by: Participant;
  /** Sequence number of the last event that the participant has read. */
  readonly upTo: number;
}

/** An answer that the assistant is still writing. Its text only grows. @public */
export interface GrowingAnswer {
  readonly messageId: string;
  readonly text: string;
}

/**
 * State of the connection to the service:
 *
 * - `idle`: the live conversation has not started, or the customer has signed out in this or another tab.
 * - `loading`: the conversation is being loaded.
 * - `live`: the snapshot is up to date.
 * - `reconnecting`: the connection was lost, and the next attempt follows.
 * - `offline`: the conversation could not be loaded, or three connections in a row have failed.
 * - `ended`: the conversation has no more events, or the stream has failed for good (see `error`).
 *
 * @public
 */
export type LiveConnection = 'idle' | 'loading' | 'live' | 'reconnecting' | 'offline' | 'ended';

/**
 * The state of a live conversation at one moment, for a view. It is immutable: a part that did not change is the same
 * object as before.
 *
 * @public
 */
export interface LiveSnapshot {
  readonly conversation: Conversation | null;
  readonly connection: LiveConnection;
  /** Stored messages and markers, oldest first. */
  readonly items: readonly TimelineItem[];
  /** The answer that the assistant is writing, or null. A view shows it last, after `outgoing`. */
  readonly answer: GrowingAnswer | null;
  /** The user's messages that are not in `items` yet, oldest first. A view shows them after `items`. */
  readonly outgoing: readonly OutgoingMessage[];
  /** The agent in the conversation. Null while there is none. */
  readonly agent: Participant | null;
  /** Participants known from the loaded events who have not left. */
  readonly participants: readonly Participant[];
  /** Read marks of the other participants. */
  readonly readMarks: readonly ReadMark[];
  /** Sequence number of the last event that the user has read. */
  readonly readUpTo: number;
  /** Number of messages from other roles after `readUpTo`. */
  readonly unread: number;
  /** Participants who are typing now. The list may include the user, whom a view leaves out. */
  readonly typing: readonly Participant[];
  /** Queue entry of the conversation. Null while the conversation is in no queue. */
  readonly queueEntry: QueueEntry | null;
  /** Id of the survey to show. Null until the service offers a survey. */
  readonly surveyId: string | null;
  /** Sequence number of the first loaded event. The number is 1 if there is no earlier history. */
  readonly firstSequence: number;
  /** Sequence number of the last loaded event. */
  readonly lastSequence: number;
  /** The last failure to load or to follow the conversation. Null after a success. */
  readonly error: TellerError | null;
}

/** The snapshot before a conversation is loaded. @public */
export const emptySnapshot: LiveSnapshot = {
  conversation: null,
  connection: 'idle',
  items: [],
  answer: null,
  outgoing: [],
  agent: null,
  participants: [],
  readMarks: [],
  readUpTo: 0,
  unread: 0,
  typing: [],
  queueEntry: null,
  surveyId: null,
  firstSequence: 1,
  lastSequence: 0,
  error: null,
};
