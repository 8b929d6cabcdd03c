/**
 * Returns the bus topic that announces changes of a tenant's articles.
 */
export function knowledgeTopic(tenantId: string): string {
  return `knowledge:${tenantId}`;
}
