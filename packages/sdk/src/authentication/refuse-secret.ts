/**
 * Rejects a secret key in an option that goes to any address, or whose value a page may hold.
 *
 * @param isRefused - Any truthy value refuses the key.
 * @throws TypeError that names the right options.
 */
export function refuseSecret(isRefused: unknown): void {
  if (isRefused)
    throw new TypeError('Pass `publishableKey`, or `secretKey` alone to a `TellerClient`.');
}
