import type { IncomingMessage } from 'node:http';

const healthChecks: ReadonlySet<string> = new Set(['/health', '/ready']);

/**
 * Gives a health check over HTTP/1.0 a host. Load balancers such as HAProxy send these without `Host`, which HTTP/1.0
 * permits (RFC 1945). Every other request must name its host (RFC 9112, section 3.2).
 */
export function nameMissingHost(
  incoming: Pick<IncomingMessage, 'headers' | 'httpVersion' | 'url'>,
): void {
  const [path = ''] = (incoming.url ?? '').split('?', 1);
  if (incoming.httpVersion === '1.0' && healthChecks.has(path))
    incoming.headers.host ??= 'localhost';
}
