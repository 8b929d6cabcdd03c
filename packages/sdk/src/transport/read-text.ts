import { ResponseShapeError } from '../errors/response-shape-error.ts';
import type { HttpResponse } from './http-transport.ts';

/** Largest body of a response, in bytes. A page of a list has at most a few megabytes. */
export const maxBodyBytes = 2 ** 24;

/** Number of bytes that the client reads of an error, which is far more than problem details need. */
const maxErrorBytes = 2 ** 16;

/**
 * Reads a body as text, at most its largest size, so that an endless response cannot fill the memory.
 *
 * @param endpoint - Id of the endpoint; undefined for an error response, whose rest is ignored.
 * @throws {@link ResponseShapeError} if the body of a success is too large.
 */
export async function readText(
  response: HttpResponse,
  endpoint: string | undefined,
): Promise<string> {
  const { body } = response;
  if (!body) return response.text();
  const maxBytes = endpoint ? maxBodyBytes : maxErrorBytes;
  const utf8 = new TextDecoder();
  const reader = body.getReader();
  let text = '';
  let left = maxBytes;
  for (let read; !(read = await reader.read()).done;) {
    left -= read.value.length;
    if (left >= 0) text += utf8.decode(read.value, { stream: true });
    else {
      reader.cancel().catch(() => undefined);
      if (endpoint) throw new ResponseShapeError(endpoint, '', `at most ${maxBytes} bytes`);
      break;
    }
  }
  return text + utf8.decode();
}
