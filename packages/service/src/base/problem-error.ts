import { errorCodes } from '@tellerkit/contract';
import type { ErrorCode } from '@tellerkit/contract';

/** A field of a request that does not fit. */
export interface FieldProblem {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

/** More about a {@link ProblemError}. */
export interface ProblemErrorOptions {
  readonly errors?: readonly FieldProblem[];
  /** Further response headers, for example `Allow`. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Ends a request with problem details. `detail` says what to do and never holds what was sent.
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
 * The one answer for ids that do not exist and for those of others: nobody learns which it was.
 */
export function notFound(): ProblemError {
  return new ProblemError(
    'not-found',
    'There is nothing under this id, or it is not yours to see.',
  );
}
