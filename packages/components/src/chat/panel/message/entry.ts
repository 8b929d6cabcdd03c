import type { GrowingAnswer, MessageItem, OutgoingMessage } from '@tellerkit/sdk/live';

/** A streaming answer, as an entry of the timeline. */
export interface AnswerEntry {
  readonly kind: 'answer';
  readonly key: string;
  readonly answer: GrowingAnswer;
}

/** A message of the customer that is not sent yet, as an entry of the timeline. */
export interface OutgoingEntry {
  readonly kind: 'outgoing';
  readonly key: string;
  readonly outgoing: OutgoingMessage;
}

/** An entry that the timeline draws as a bubble: a stored message, a streaming answer or an unsent message. */
export type Entry = MessageItem | AnswerEntry | OutgoingEntry;
