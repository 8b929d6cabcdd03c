import type { IncomingMessage } from 'node:http';
import type { Logger } from '../base/logger.ts';

/**
 * Creates a function that logs once if a request came through a proxy that the service does not trust. All customers
 * behind such a proxy share the limits of one address. The event holds no address.
 */
export function createProxyWarning(
  logger: Pick<Logger, 'error'> | undefined,
  trustProxy: readonly string[],
): (incoming: Pick<IncomingMessage, 'headers'>) => void {
  let isSilent = logger === undefined || trustProxy.length > 0;
  return ({ headers }) => {
    if (isSilent || headers['x-forwarded-for'] === undefined) return;
    isSilent = true;
    logger?.error('proxy-not-trusted', {
      remedy:
        'Requests carry X-Forwarded-For, but the service trusts no proxy. If a proxy sends them, name it in `trustProxy` (command: --trust-proxy). Otherwise all its clients share the limits of one address.',
    });
  };
}
