import { ProblemError } from './problem-error.ts';
import { maxDepth, scanJson } from './scan-json.ts';
import type { JsonFault } from './scan-json.ts';

const faults: Readonly<Record<JsonFault, string>> = {
  'repeated-key': 'An object in the body repeats a key. Send each key once.',
  'too-deep': `The body nests too deeply. Use at most ${maxDepth} levels of objects and lists.`,
};

/**
 * Parses a JSON text. Rejects texts that parsers read differently (see {@link scanJson}).
 *
 * @throws {@link ProblemError} `malformed-json`.
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
  return value;
}
