import { TellerError } from './teller-error.ts';
import type { TellerErrorFacts, TellerErrorName } from './teller-error.ts';

/**
 * What is wrong with one field of what was sent.
 *
 * @public
 */
export interface FieldError {
  /** Dotted path from the body, for example `content.0.text`. */
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

/**
 * Facts of an answer that refuses.
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
 * The service refused the call. `code` says why; for `invalid-request`, `fieldErrors` says where.
 *
 * @public
 */
export class ApiError extends TellerError {
  declare readonly status: number;
  /** The kind of problem, for people. */
  declare readonly title: string;
  /** This problem, for people. */
  declare readonly detail: string;
  declare readonly fieldErrors: readonly FieldError[];
  /** How long the service asks to wait, in milliseconds. */
  declare readonly retryAfterMs: number | undefined;

  /** @internal */
  constructor(message: string, facts: ApiErrorFacts, name: TellerErrorName = 'ApiError') {
    super(name, message, facts);
  }
}
