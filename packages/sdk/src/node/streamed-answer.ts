import type { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import type { HttpResponse } from '../transport/http-transport.ts';
import { toHeaders } from './to-headers.ts';

/** An answer that is read while it comes. */
export function streamedAnswer({
  statusCode,
  headers,
  body,
}: Dispatcher.ResponseData): HttpResponse {
  const isEmpty = statusCode === 204;
  // What is not read would keep its socket from the next request.
  if (isEmpty) body.resume();
  return {
    status: statusCode,
    headers: toHeaders(headers),
    text: () => body.text(),
    get body() {
      return isEmpty ? null : toWeb(body);
    },
  };
}

/**
 * The bytes as a web stream. `Readable.toWeb` would do, but throws outside of any caller when a stream is let go of
 * that still has bytes (Node 20 to 24).
 */
function toWeb(body: Readable): ReadableStream<Uint8Array> {
  const chunks: AsyncIterator<Uint8Array, undefined> = body[Symbol.asyncIterator]();
  // A break is told to who reads; to be let go of is no failure.
  body.on('error', () => undefined);
  const source: UnderlyingDefaultSource<Uint8Array> = {
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: () => void body.destroy(),
  };
  return new ReadableStream(source, { highWaterMark: 0 });
}
