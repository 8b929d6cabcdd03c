/**
 * Topic that says that articles of a tenant changed.
 *
 * @internal
 */
export function knowledgeTopic(tenantId: string): string {
  return `knowledge:${tenantId}`;
}
