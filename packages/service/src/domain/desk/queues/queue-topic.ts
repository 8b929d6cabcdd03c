/**
 * Returns the bus topic that announces changes of a queue.
 */
export function queueTopic(queueId: string): string {
  return `queue:${queueId}`;
}
