/** Topic that says that a conversation has news. */
export function conversationTopic(conversationId: string): string {
  return `conversation:${conversationId}`;
}
