import { ProblemError } from './problem-error.ts';

/**
 * Reads the body of a request as text, at most `limit` bytes.
 *
 * @param onProgress - Called with the number of bytes so far. It may throw a {@link ProblemError} to refuse the rest.
 *
 * @throws {@link ProblemError} `payload-too-large`, `unsupported-media-type` or `malformed-json`.
 */
export async function readBody(
  request: Omit<Request, 'url'>,
  limit: number,
  onProgress?: (bytes: number) => void,
): Promise<string> {
  const announced = Number(request.headers.get('content-length') ?? '0');
  if (announced > limit) throw tooLarge(limit);
  // Firefox has no `request.body` stream, https://bugzilla.mozilla.org/show_bug.cgi?id=1387483
  const bytes = request.body
    ? await collect(request.body, limit, onProgress)
    : new Uint8Array(await request.arrayBuffer());
  if (bytes.length > limit) throw tooLarge(limit);
  if (bytes.length === 0) return '';
  if ((request.headers.get('content-encoding') ?? 'identity') !== 'identity')
    throw new ProblemError(
      'unsupported-media-type',
      'The body is compressed. Send it without Content-Encoding.',
    );
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(type))
    throw new ProblemError(
      'unsupported-media-type',
      'The body is not declared as JSON. Send JSON with Content-Type: application/json.',
    );
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ProblemError('malformed-json', 'The body is not UTF-8. Send JSON in UTF-8.');
  }
}

async function collect(
  body: ReadableStream<Uint8Array>,
  limit: number,
  onProgress?: (bytes: number) => void,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      length += value.length;
      if (length > limit) throw tooLarge(limit);
      onProgress?.(length);
      chunks.push(value);
    }
  } catch (error) {
    void reader.cancel().catch(() => undefined);
    if (error instanceof ProblemError) throw error;
    throw new ProblemError('malformed-json', 'The body ended too early. Send it again.');
  }
  const joined = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    joined.set(chunk, offset);
    offset += chunk.length;
  }
  return joined;
}

function tooLarge(limit: number): ProblemError {
  return new ProblemError(
    'payload-too-large',
    `The body is too large. Send at most ${limit} bytes.`,
  );
}
