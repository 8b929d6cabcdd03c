import { ResponseShapeError } from '../errors/response-shape-error.ts';
import type { HttpResponse } from './http-transport.ts';

/** Largest body of a response, in bytes. A page of a list has at most a few megabytes. */
export const maxBodyBytes = 2 ** 24;

/** Number of bytes that the client reads of an error, which is far more than problem details need. */
export const maxErrorBytes = 2 ** 16;

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
  const reader = response.body?.getReader?.();
  if (!reader) return response.text();
  const utf8 = new TextDecoder();
  let text = '';
  let left = endpoint ? maxBodyBytes : maxErrorBytes;
  for (let chunk; left >= 0 && (chunk = (await reader.read()).value);) {
    left -= chunk.length;
    text += utf8.decode(chunk, { stream: true });
  }
  if (left < 0) {
    reader.cancel().catch(() => undefined);
    if (endpoint) throw new ResponseShapeError(endpoint, '', 'at most 16 MiB');
  }
  return text;
}
