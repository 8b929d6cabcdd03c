import { StreamError } from '../errors/stream-error.ts';
import type { Reply } from '../transport/call.ts';

/**
 * Returns the body of an event stream, which has status 200 and a media type in any case, perhaps with parameters (HTML,
 * section 9.2.3).
 *
 * @throws {@link StreamError} if the response is not an event stream, for example a proxy's page.
 */
export function bodyOf({ status, body, headers }: Reply): ReadableStream<Uint8Array> {
  const type = headers.get('content-type') ?? '';
  if (body && status === 200 && /^text\/event-stream\s*(;|$)/i.test(type)) return body;
  body?.cancel().catch(() => undefined);
  throw new StreamError(
    'not-an-event-stream',
    'The response is not an event stream. Check for a proxy.',
  );
}
