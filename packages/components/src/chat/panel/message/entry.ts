import type { GrowingAnswer, MessageItem, OutgoingMessage } from '@tellerkit/sdk/live';

/** An answer that is being written, as an entry of the timeline. */
export interface AnswerEntry {
  readonly kind: 'answer';
  readonly key: string;
  readonly answer: GrowingAnswer;
}

/** A message of the customer that is on its way, as an entry of the timeline. */
export interface OutgoingEntry {
  readonly kind: 'outgoing';
  readonly key: string;
  readonly outgoing: OutgoingMessage;
}

/** The content of one bubble. */
export type Entry = MessageItem | AnswerEntry | OutgoingEntry;
