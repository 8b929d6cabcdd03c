import { ProblemError } from './problem-error.ts';
import { scanJson } from './scan-json.ts';
import type { JsonFault } from './scan-json.ts';

/**
 * Reads the body of a request as text, never more than `limit` bytes of it.
 *
 * @throws {@link ProblemError} `payload-too-large`, `unsupported-media-type` or `malformed-json`.
 *
 * @internal
 */
export async function readBody(request: Request, limit: number): Promise<string> {
  const announced = Number(request.headers.get('content-length') ?? '0');
  if (announced > limit) throw tooLarge(limit);
  // Firefox gives no stream of a request's body, https://bugzilla.mozilla.org/show_bug.cgi?id=1387483
  const bytes = request.body
    ? await collect(request.body, limit)
    : new Uint8Array(await request.arrayBuffer());
  if (bytes.length > limit) throw tooLarge(limit);
  if (bytes.length === 0) return '';
  if ((request.headers.get('content-encoding') ?? 'identity') !== 'identity')
    throw new ProblemError(
      'unsupported-media-type',
      'Send the body as it is, without Content-Encoding.',
    );
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(type))
    throw new ProblemError(
      'unsupported-media-type',
      'Send JSON with Content-Type: application/json.',
    );
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ProblemError('malformed-json', 'The body is not UTF-8. Send JSON in UTF-8.');
  }
}

async function collect(body: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      length += value.length;
      if (length > limit) throw tooLarge(limit);
      chunks.push(value);
    }
  } catch (error) {
    void reader.cancel().catch(() => undefined);
    if (error instanceof ProblemError) throw error;
    throw new ProblemError('malformed-json', 'The body broke off before its end. Send it again.');
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
  return new ProblemError('payload-too-large', `Send at most ${limit} bytes.`);
}

const faults: Readonly<Record<JsonFault, string>> = {
  'repeated-key': 'Send each key of an object once.',
  'too-deep': 'Nest objects and lists less deep.',
};

const suspicious = /\\u(?:0000|d[89a-f])/i;

/**
 * Parses a JSON text. Refuses what parsers disagree about, and what no database keeps as it is: NUL
 * characters and halves of surrogate pairs.
 *
 * @throws {@link ProblemError} `malformed-json` or `invalid-request`.
 *
 * @internal
 */
export function parseJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ProblemError(
      'malformed-json',
      'The body is not JSON. Check quotes, commas and brackets.',
    );
  }
  const fault = scanJson(text);
  if (fault) throw new ProblemError('malformed-json', faults[fault]);
  if (suspicious.test(text) && !isStorable(value))
    throw new ProblemError(
      'invalid-request',
      'Leave NUL characters and unpaired surrogates out of all texts.',
    );
  return value;
}

/**
 * Whether a text can be kept as it is.
 *
 * @internal
 */
export function isStorableText(text: string): boolean {
  return !/[\0\p{Surrogate}]/u.test(text);
}

/** Walks without recursion, so that no nesting is too deep. */
function isStorable(root: unknown): boolean {
  const open: unknown[] = [root];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === 'string') {
      if (!isStorableText(value)) return false;
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) {
        if (!isStorableText(key)) return false;
        open.push(item);
      }
    }
  }
  return true;
}
