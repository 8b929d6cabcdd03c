import { TellerError } from './teller-error.ts';
import type { TellerErrorFacts, TellerErrorName } from './teller-error.ts';

/**
 * A problem with one field of the request.
 *
 * @public
 */
export interface FieldError {
  /** Dotted path of the field, for example `content.0.text`. */
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

/**
 * Details of an error response.
 *
 * @public
 */
export interface ApiErrorFacts extends TellerErrorFacts {
  readonly title: string;
  readonly detail: string;
  readonly fieldErrors: readonly FieldError[];
  readonly retryAfterMs?: number | undefined;
}

/**
 * The service refused the call. `code` gives the reason. For `invalid-request`, `fieldErrors` lists the invalid
 * fields.
 *
 * @public
 */
export class ApiError extends TellerError {
  declare readonly status: number;
  /** Human-readable name of the kind of problem. */
  declare readonly title: string;
  /** Human-readable description of this problem. */
  declare readonly detail: string;
  declare readonly fieldErrors: readonly FieldError[];
  /** Milliseconds to wait before the next attempt, if the service asks for a wait. */
  declare readonly retryAfterMs: number | undefined;

  /** @internal */
  constructor(message: string, facts: ApiErrorFacts, name: TellerErrorName = 'ApiError') {
    super(name, message, facts);
  }
}
