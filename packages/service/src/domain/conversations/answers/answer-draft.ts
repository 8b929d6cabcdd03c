/** The part of an answer that the assistant has written so far. */
export interface AnswerDraft {
  readonly messageId: string;
  text: string;
  /** Controller whose abort ends the answer without a message. */
  readonly stop: AbortController;
}
