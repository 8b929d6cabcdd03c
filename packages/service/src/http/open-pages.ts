import { toHex } from '../base/hash.ts';
import type { RateLimiter } from '../platform/rate-limits/rate-limiter.ts';
import type { BytesInFlight } from './bytes-in-flight.ts';
import { pacedBody, pacedBytes } from './paced-body.ts';
import type { PacedBodyOptions } from './paced-body.ts';
import type { Router } from './router.ts';
import type { ServedRequest } from './served-request.ts';

/** A page that everybody may read without a key. */
export interface OpenPage {
  readonly contentType: string;
  readonly text: string;
  /** Headers besides the content type. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Registers pages that need no key. */
export interface OpenPages {
  /** Serves a page. `build` runs at the first request, and again only if it fails. */
  servePage(path: string, build: () => Promise<OpenPage>): void;
}

/** Dependencies of {@link createOpenPages}. */
export interface OpenPageParts extends Omit<PacedBodyOptions, 'onEnd'> {
  readonly router: Pick<Router, 'serve'>;
  readonly rateLimiter: Pick<RateLimiter, 'takeOpenPage'>;
  readonly bytesInFlight: Pick<BytesInFlight, 'openFor'>;
}

interface BuiltPage {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly tag: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Caches may keep a page for five minutes. A new version of the service may change it. */
const cacheControl = 'public, max-age=300';

/**
 * Creates the function that serves open pages. Nobody pays for a page with a key, so a page costs little: the service
 * builds it once, keeps its bytes for all readers, and limits the requests of each client address.
 */
export function createOpenPages(parts: OpenPageParts): OpenPages {
  return {
    servePage(path, build) {
      let built: Promise<BuiltPage> | undefined;
      const buildOnce = () => {
        built ??= build()
          .then(encodePage)
          .catch((error: unknown) => {
            built = undefined;
            throw error;
          });
        return built;
      };
      parts.router.serve('GET', path, async (served) => {
        const { headers, refusal } = parts.rateLimiter.takeOpenPage(served.network);
        for (const [name, value] of Object.entries(headers))
          served.responseHeaders.set(name, value);
        if (refusal) throw refusal;
        return respond(parts, served, await buildOnce());
      });
    },
  };
}

async function encodePage({ contentType, text, headers }: OpenPage): Promise<BuiltPage> {
  const bytes = new TextEncoder().encode(text);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const tag = `"${toHex(digest).slice(0, 32)}"`;
  return {
    bytes,
    tag,
    headers: { ...headers, 'content-type': contentType, 'cache-control': cacheControl, etag: tag },
  };
}

function respond(
  parts: OpenPageParts,
  { request, network }: ServedRequest,
  { bytes, tag, headers }: BuiltPage,
): Response {
  if (matches(request.headers.get('if-none-match'), tag))
    return new Response(null, { status: 304, headers });
  const lengths = { ...headers, 'content-length': String(bytes.length) };
  if (request.method === 'HEAD') return new Response(null, { headers: lengths });
  const share = parts.bytesInFlight.openFor({ caller: `page ${network}`, network });
  // All readers share the bytes of the page, so a reader costs only the chunks that wait for its socket
  share.resize(Math.min(bytes.length, pacedBytes));
  return new Response(pacedBody(bytes, { ...parts, onEnd: () => share.release() }), {
    headers: lengths,
  });
}

/** Compares the tag of a page with `If-None-Match`, by weak comparison (RFC 9110, section 13.1.2). */
function matches(header: string | null, tag: string): boolean {
  if (header === null) return false;
  const tags = header.split(',').map((part) => part.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(tag);
}
