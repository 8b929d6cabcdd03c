/**
 * Topic that says that a queue changed.
 *
 * @internal
 */
export function queueTopic(queueId: string): string {
  return `queue:${queueId}`;
}
