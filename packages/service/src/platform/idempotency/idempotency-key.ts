import { ProblemError } from '../../base/problem-error.ts';

/**
 * Reads the `Idempotency-Key` header of a request. Returns undefined if the header is missing.
 *
 * @throws {@link ProblemError} `invalid-request` if the key is empty, too long or not printable ASCII.
 */
export function readIdempotencyKey(request: Pick<Request, 'headers'>): string | undefined {
  const key = request.headers.get('idempotency-key');
  if (key === null) return undefined;
  if (/^[\x21-\x7e]{1,255}$/.test(key)) return key;
  throw new ProblemError(
    'invalid-request',
    'The `Idempotency-Key` header is invalid: use 1 to 255 printable ASCII characters without spaces.',
    {
      errors: [
        {
          path: 'headers.idempotency-key',
          code: 'invalid_format',
          message: 'Use 1 to 255 printable ASCII characters without spaces',
        },
      ],
    },
  );
}
