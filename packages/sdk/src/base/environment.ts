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
