import { ProblemError } from './problem-error.ts';
import { maxDepth, scanJson } from './scan-json.ts';
import type { JsonFault } from './scan-json.ts';

const faults: Readonly<Record<JsonFault, string>> = {
  'repeated-key': 'An object in the body repeats a key. Send each key once.',
  'too-deep': `The body nests too deeply. Use at most ${maxDepth} levels of objects and lists.`,
};

const suspicious = /\\u(?:0000|d[89a-f])/i;

/**
 * Parses a JSON text. Rejects texts that parsers read differently (see {@link scanJson}). Also rejects NUL
 * characters and unpaired surrogates, because the databases cannot store them unchanged.
 *
 * @throws {@link ProblemError} `malformed-json` or `invalid-request`.
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
      'The body holds a NUL character or an unpaired surrogate. Remove both from all texts.',
    );
  return value;
}

/**
 * Returns true if the databases can store a text unchanged.
 */
export function isStorableText(text: string): boolean {
  return !/[\0\p{Surrogate}]/u.test(text);
}

/** Walks the value without recursion, so that deep nesting cannot overflow the stack. */
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
