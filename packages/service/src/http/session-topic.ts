/** Payload on a {@link sessionTopic} when the session ends. */
export const sessionEnded = 'ended';

/** Returns the bus topic that announces the end of a session. */
export function sessionTopic(sessionId: string): string {
  return `session:${sessionId}`;
}
