/** Globals that tell one runtime from another. */
interface Runtime {
  readonly document?: unknown;
  readonly navigator?: { readonly userAgent?: string };
}

/**
 * True in a page and in a browser's worker, where visitors can read everything that the code holds. Only the user
 * agents of browsers start with Mozilla; Node, Deno, Bun and cloud workers name themselves.
 */
export function isBrowser({ document, navigator }: Runtime = globalThis): boolean {
  return !!document || !!navigator?.userAgent?.startsWith('Mozilla/');
}

/**
 * Rejects a secret key in a browser, where every visitor could read it. Checks keys and tokens alike, so that it also
 * finds a secret key in the wrong option.
 *
 * @throws TypeError that names the key to use instead.
 */
export function refuseSecret(credential: string): void {
  if (isBrowser() && credential.startsWith('sk_'))
    throw new TypeError('Secret keys are for back ends. Pass `publishableKey`.');
}
