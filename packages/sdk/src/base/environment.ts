/** What is looked at to tell one runtime from another. */
interface Runtime {
  readonly document?: unknown;
  readonly navigator?: { readonly userAgent?: string };
}

/**
 * True in a page and in a browser's worker, where whatever the code holds is open to the visitor.
 * Node, Deno, Bun and worker clouds name themselves; only browsers say Mozilla.
 */
export function isBrowser({ document, navigator }: Runtime = globalThis): boolean {
  return !!document || !!navigator?.userAgent?.startsWith('Mozilla/');
}

/**
 * Refuses a secret key where every visitor of the page could read it, whatever option it came by.
 *
 * @throws TypeError that says what to use instead.
 */
export function refuseSecret(credential: string): void {
  if (isBrowser() && credential.startsWith('sk_'))
    throw new TypeError('secretKey is for back ends; use publishableKey here.');
}
