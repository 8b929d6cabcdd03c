import { ProblemError } from '../../base/problem-error.ts';

/**
 * The `Idempotency-Key` of a request; undefined without one.
 *
 * @throws {@link ProblemError} `invalid-request` for one that is empty, too long or not plain ASCII.
 */
export function readIdempotencyKey(request: Request): string | undefined {
  const key = request.headers.get('idempotency-key');
  if (key === null) return undefined;
  if (/^[\x21-\x7e]{1,255}$/.test(key)) return key;
  throw new ProblemError('invalid-request', 'Put right: headers.idempotency-key.', {
    errors: [
      {
        path: 'headers.idempotency-key',
        code: 'invalid_format',
        message: 'Send 1 to 255 visible ASCII characters',
      },
    ],
  });
}
