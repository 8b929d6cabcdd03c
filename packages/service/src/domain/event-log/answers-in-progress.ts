/** Gives readers who join mid-answer the text so far. */
export interface AnswersInProgress {
  /** Returns the answer in progress in a conversation, with its text so far. */
  current(
    conversationId: string,
  ): { readonly messageId: string; readonly text: string } | undefined;
}
