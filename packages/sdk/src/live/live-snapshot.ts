import type {
  Conversation,
  Message,
  NewContentBlock,
  Participant,
  QueueEntry,
} from '@tellerkit/contract';
import type { TellerError } from '../errors/teller-error.ts';

/** A message of the conversation. `key` stays the same from the first moment it is shown. @public */
export interface MessageItem {
  readonly kind: 'message';
  readonly key: string;
  readonly sequence: number;
  readonly message: Message;
}

/** Somebody came, went, or the conversation ended. @public */
export interface MarkerItem {
  readonly kind: 'joined' | 'left' | 'queued' | 'closed';
  readonly key: string;
  readonly sequence: number;
  readonly participant: Participant | null;
  readonly occurredAt: string;
}

/** Something in the timeline that is stored in the service. @public */
export type TimelineItem = MessageItem | MarkerItem;

/**
 * How far a message of one's own has come: `waiting` for its turn or the network, `sending`, `sent` but
 * not in the timeline yet, or
 * `failed` for a reason that a repetition alone does not mend.
 *
 * @public
 */
export type OutgoingState = 'waiting' | 'sending' | 'sent' | 'failed';

/** A message of one's own that the service has not confirmed yet. @public */
export interface OutgoingMessage {
  readonly key: string;
  readonly content: readonly NewContentBlock[];
  readonly state: OutgoingState;
  readonly createdAt: string;
  /** Why it failed; null otherwise. */
  readonly error: TellerError | null;
}

/** An answer that is being written. Its text only grows. @public */
export interface GrowingAnswer {
  readonly messageId: string;
  readonly text: string;
}

/**
 * `idle` before the start, `loading` the conversation, `live`, `reconnecting` after a cut, `offline`
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
  typing: [],
  queueEntry: null,
  surveyId: null,
  firstSequence: 1,
  lastSequence: 0,
  error: null,
};
