import type { Conversation, Message, Participant, QueueEntry } from '@tellerkit/contract';
import type { TellerError } from '../errors/teller-error.ts';
import type { OutgoingMessage } from '../outbox/outbox-item.ts';

/** A message of the conversation. `key` stays the same from the first moment it is shown. @public */
export interface MessageItem {
  readonly kind: 'message';
  readonly key: string;
  readonly sequence: number;
  readonly message: Message;
}

/**
 * Somebody came, went, or the conversation ended; or a `gap`: events that the service has no longer are
 * missing here. @public
 */
export interface MarkerItem {
  readonly kind: 'joined' | 'left' | 'queued' | 'closed' | 'gap';
  readonly key: string;
  readonly sequence: number;
  readonly participant: Participant | null;
  readonly occurredAt: string;
}

/** Something in the timeline that is stored in the service. @public */
export type TimelineItem = MessageItem | MarkerItem;

/** How far somebody has read. @public */
export interface ReadMark {
  readonly by: Participant;
  /** Number of the last event that was read. */
  readonly upTo: number;
}

/** An answer that is being written. Its text only grows. @public */
export interface GrowingAnswer {
  readonly messageId: string;
  readonly text: string;
}

/**
 * `idle` before the start and once all is forgotten, here or in another tab; `loading` the conversation, `live`, `reconnecting` after a cut, `offline`
 * after several failures in a row, `ended` when there is no more to follow.
 *
 * @public
 */
export type LiveConnection = 'idle' | 'loading' | 'live' | 'reconnecting' | 'offline' | 'ended';

/**
 * Everything a view needs, at one moment. Never changed in place: a part that did not change is the
 * same object as before.
 *
 * @public
 */
export interface LiveSnapshot {
  readonly conversation: Conversation | null;
  readonly connection: LiveConnection;
  /** Stored messages and markers, oldest first. */
  readonly items: readonly TimelineItem[];
  /** The answer being written, if any; it comes last, as it will be stored. */
  readonly answer: GrowingAnswer | null;
  /** One's own messages on their way, oldest first; they come after `items`. */
  readonly outgoing: readonly OutgoingMessage[];
  /** The agent, once one has joined. */
  readonly agent: Participant | null;
  /** Who takes part, as far as the events held tell, and has not left. */
  readonly participants: readonly Participant[];
  /** How far the others have read. */
  readonly readMarks: readonly ReadMark[];
  /** Number of the last event that was read on this side. */
  readonly readUpTo: number;
  /** Messages of others behind it. */
  readonly unread: number;
  /** Who types at the moment; a view leaves out the one it is for. */
  readonly typing: readonly Participant[];
  readonly queueEntry: QueueEntry | null;
  /** The survey to show, once it is offered. */
  readonly surveyId: string | null;
  /** Number of the first stored event held; 1 when there is nothing earlier. */
  readonly firstSequence: number;
  readonly lastSequence: number;
  /** The last failure to load or to follow; null when all is well. */
  readonly error: TellerError | null;
}

/** The state before anything has happened: what a view shows while it has no conversation. @public */
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
