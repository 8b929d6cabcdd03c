/**
 * Returns the bus topic of a tenant's articles.
 */
export function knowledgeTopic(tenantId: string): string {
  return `knowledge:${tenantId}`;
}
