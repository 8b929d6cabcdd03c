/**
 * Returns the bus topic of a queue.
 */
export function queueTopic(queueId: string): string {
  return `queue:${queueId}`;
}
