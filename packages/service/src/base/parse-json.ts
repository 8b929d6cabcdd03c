import { ProblemError } from './problem-error.ts';
import { scanJson } from './scan-json.ts';
import type { JsonFault } from './scan-json.ts';

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
