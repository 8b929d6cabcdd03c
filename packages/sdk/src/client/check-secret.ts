import { isBrowser } from '../base/environment.ts';
import type { Settings } from '../transport/settings.ts';

/** Matches addresses that encrypt, and hosts of this machine, whose traffic no network carries. */
const isPrivate = /^https:|^http:..(([^/]+\.)?localhost|127(\.\d+){3}|\[::1])(?![^:/])/;

/**
 * Checks that a secret key is the only credential, stays in a back end, and meets no network without encryption.
 *
 * @throws TypeError that says what to change.
 */
export function checkSecret({ options, baseUrl }: Settings): void {
  const { allowInsecureHttp, publishableKey, secretKey, token } = options;
  if (!secretKey) return;
  if (publishableKey || token) throw new TypeError('Pass `secretKey` alone.');
  // Every visitor of a page could read the key.
  if (isBrowser()) throw new TypeError('Secret keys are for back ends. Pass `publishableKey`.');
  if (!allowInsecureHttp && !isPrivate.test(baseUrl))
    throw new TypeError('`baseUrl` must use https with a `secretKey`, or set `allowInsecureHttp`.');
}
