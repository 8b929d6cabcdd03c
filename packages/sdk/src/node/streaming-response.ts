import type { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import type { HttpResponse } from '../transport/http-transport.ts';
import { toHeaders } from './to-headers.ts';

/** Converts a response of `undici` to a response that the client reads while it arrives. */
export function toStreamingResponse({
  statusCode,
  headers,
  body,
}: Dispatcher.ResponseData): HttpResponse {
  const isEmpty = statusCode === 204;
  // An unread body would block its socket for the next request.
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
 * Converts a Node stream to a web stream. Does not use `Readable.toWeb`, because that function throws an uncaught error
 * if a stream that still has bytes is cancelled (Node 20 to 24).
 */
function toWeb(body: Readable): ReadableStream<Uint8Array> {
  const chunks: AsyncIterator<Uint8Array, undefined> = body[Symbol.asyncIterator]();
  // A broken stream errors the reader; cancelling it does not.
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
