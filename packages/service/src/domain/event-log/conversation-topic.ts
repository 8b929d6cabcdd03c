/** Returns the bus topic that announces the events of a conversation. */
export function conversationTopic(conversationId: string): string {
  return `conversation:${conversationId}`;
}
