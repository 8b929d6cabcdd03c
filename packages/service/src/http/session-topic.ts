/** What is said on a {@link sessionTopic} when the session ends. */
export const sessionEnded = 'ended';

/** Topic that says that a session has ended. */
export function sessionTopic(sessionId: string): string {
  return `session:${sessionId}`;
}
