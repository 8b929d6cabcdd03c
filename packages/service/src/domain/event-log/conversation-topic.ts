/** Returns the bus topic of a conversation. */
export function conversationTopic(conversationId: string): string {
  return `conversation:${conversationId}`;
}
