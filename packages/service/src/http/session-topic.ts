/** What is said on a {@link sessionTopic} when the session ends. @internal */
export const sessionEnded = 'ended';

/** Topic that says that a session has ended. @internal */
export function sessionTopic(sessionId: string): string {
  return `session:${sessionId}`;
}
