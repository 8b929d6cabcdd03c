/** What is looked at to tell one runtime from another. */
interface Runtime {
  readonly document?: unknown;
  readonly navigator?: { readonly userAgent?: string };
}

/**
 * True in a page and in a browser's worker, where whatever the code holds is open to the visitor.
 * Node, Deno, Bun and worker clouds name themselves; only browsers say Mozilla.
 *
 * @internal
 */
export function isBrowser(runtime: Runtime = globalThis): boolean {
  return !!runtime.document || !!runtime.navigator?.userAgent?.startsWith('Mozilla/');
}

/**
 * Address of the page, to resolve a relative base URL against; undefined outside a browser.
 *
 * @internal
 */
export function pageUrl(runtime: { location?: { href: string } } = globalThis): string | undefined {
  return runtime.location?.href;
}
