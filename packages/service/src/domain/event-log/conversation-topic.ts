/** Topic that says that a conversation has news. @internal */
export function conversationTopic(conversationId: string): string {
  return `conversation:${conversationId}`;
}
