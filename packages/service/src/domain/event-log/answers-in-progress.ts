/** Knows the answers that are being given. */
export interface AnswersInProgress {
  /** The answer under way in a conversation, as far as it has come. */
  current(
    conversationId: string,
  ): { readonly messageId: string; readonly text: string } | undefined;
}
