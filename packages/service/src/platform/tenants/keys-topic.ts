/** Returns the bus topic that announces that the API keys of a tenant changed. */
export function keysTopic(tenantId: string): string {
  return `keys:${tenantId}`;
}
