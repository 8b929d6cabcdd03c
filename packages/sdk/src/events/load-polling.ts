import { ConnectionError } from '../errors/connection-error.ts';
import type * as Polling from './polling.ts';

/**
 * Brings the code for polling, which few readers ever need.
 *
 * @throws {@link ConnectionError} if it cannot be had now.
 *
 * @internal
 */
export function loadPolling(): Promise<typeof Polling> {
  return import('./polling.ts').catch((cause: unknown) => {
    throw new ConnectionError(cause);
  });
}
