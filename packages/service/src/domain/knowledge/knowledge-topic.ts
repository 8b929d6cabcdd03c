/**
 * Topic that says that articles of a tenant changed.
 */
export function knowledgeTopic(tenantId: string): string {
  return `knowledge:${tenantId}`;
}
