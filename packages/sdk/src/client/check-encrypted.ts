import type { Settings } from '../transport/settings.ts';

/** Matches addresses that encrypt, and hosts of this machine, whose traffic no network carries. */
const isPrivate = /^https:|^http:..(([^/]+\.)?localhost|127(\.\d+){3}|\[::1])(?![^:/])/;

/** @throws TypeError if the address sends a secret key through a network without encryption. */
export function checkEncrypted({ options, baseUrl }: Settings): void {
  const { secretKey, allowInsecureHttp } = options;
  if (secretKey && !allowInsecureHttp && !isPrivate.test(baseUrl))
    throw new TypeError('`baseUrl` must use https with a `secretKey`, or set `allowInsecureHttp`.');
}
