import type { Bank } from './bank.ts';
import { bundle } from './bundle.ts';
import type { JourneyContext } from './journey-context.ts';

/** The pages of a bank's site. */
export interface SiteOptions {
  /** File of the script that every page loads as `/page.js`. */
  readonly script: string;
  /** Writes the page at a path. */
  readonly page: (path: string, bank: Bank) => string;
  /** Further headers of every page. */
  readonly headers?: (bank: Bank) => Readonly<Record<string, string>>;
  /** Further origins from which pages call the service. */
  readonly origins?: readonly string[];
}

/** Serves a bank's site beside the bank's service, and returns the site's origin. */
export async function openSite(
  context: JourneyContext,
  { headers, origins = [], page, script }: SiteOptions,
): Promise<string> {
  const files = await bundle(script);
  const origin = await context.serve(({ url }) => {
    const { pathname } = new URL(url);
    const file = files.get(pathname);
    if (pathname === '/favicon.ico') return new Response(null, { status: 204 });
    const type = file === undefined ? 'text/html' : 'text/javascript';
    return new Response(file ?? page(pathname, bank), {
      headers: { 'content-type': `${type}; charset=utf-8`, ...headers?.(bank) },
    });
  });
  const bank = await context.startBank(origin, ...origins);
  return origin;
}

/** Writes the tag of a chat that calls the bank. */
export const chatTag = ({ publishableKey, url }: Bank, attributes = ''): string =>
  `<teller-chat base-url="${url}" publishable-key="${publishableKey}" locale="en" ${attributes}></teller-chat>`;
