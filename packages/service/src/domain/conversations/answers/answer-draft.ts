/** An answer as far as it has come. */
export interface AnswerDraft {
  readonly messageId: string;
  text: string;
  /** Ends the answer without a message. */
  readonly stop: AbortController;
}
