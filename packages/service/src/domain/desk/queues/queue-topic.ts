/**
 * Topic that says that a queue changed.
 */
export function queueTopic(queueId: string): string {
  return `queue:${queueId}`;
}
