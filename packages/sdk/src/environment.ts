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
export function isBrowser({ document, navigator }: Runtime = globalThis): boolean {
  return !!document || !!navigator?.userAgent?.startsWith('Mozilla/');
}
