import { errorCodes } from '@tellerkit/contract';
import type { ErrorCode } from '@tellerkit/contract';

/** An invalid field of a request. */
export interface FieldProblem {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

/** Options of a {@link ProblemError}. */
export interface ProblemErrorOptions {
  readonly errors?: readonly FieldProblem[];
  /** Further response headers, for example `Allow`. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Ends a request with problem details (RFC 9457). `detail` tells the caller what to do and never quotes the request.
 */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ErrorCode;
  readonly status: number;
  readonly detail: string;
  readonly errors: readonly FieldProblem[] | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ErrorCode, detail: string, options: ProblemErrorOptions = {}) {
    super(`${code}: ${detail}`);
    this.code = code;
    this.status = errorCodes[code].status;
    this.detail = detail;
    this.errors = options.errors;
    this.headers = options.headers ?? {};
  }
}

/**
 * Creates the same error for an id that does not exist and for an id of another tenant or customer, so that a caller
 * cannot probe which ids exist.
 */
export function notFound(): ProblemError {
  return new ProblemError(
    'not-found',
    'Nothing exists under this id, or you may not see it. Check the id and the token.',
  );
}
