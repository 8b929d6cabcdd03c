import type { ErrorCode } from '@tellerkit/contract';

/**
 * Codes of errors that arise in the client itself.
 *
 * @public
 */
export type ClientErrorCode =
  | 'bad-timestamp'
  | 'connection-failed'
  | 'event-too-large'
  | 'events-missing'
  | 'http-error'
  | 'malformed-payload'
  | 'missing-header'
  | 'no-matching-signature'
  | 'not-an-event-stream'
  | 'outbox-closed'
  | 'outbox-full'
  | 'outbox-locked'
  | 'outbox-unreadable'
  | 'outbox-unwritable'
  | 'timeout'
  | 'token-provider-failed'
  | 'too-new'
  | 'too-old'
  | 'transport-closed'
  | 'unexpected-response';

/**
 * What went wrong: a code of the contract, of the client, or one that a newer service has added.
 *
 * @public
 */
export type TellerErrorCode = ErrorCode | ClientErrorCode | (string & {});

/**
 * Names of the error family, for a `switch`.
 *
 * @public
 */
export type TellerErrorName =
  | 'ApiError'
  | 'AuthenticationError'
  | 'ConnectionError'
  | 'OutboxError'
  | 'RateLimitError'
  | 'ResponseShapeError'
  | 'StreamError'
  | 'TimeoutError'
  | 'WebhookVerificationError';

/**
 * Facts that every error of the family carries.
 *
 * @public
 */
export interface TellerErrorFacts {
  readonly code: TellerErrorCode;
  /** HTTP status, if the service answered. */
  readonly status?: number | undefined;
  /** Quote it to whoever runs the service. */
  readonly requestId?: string | undefined;
  /** Whether the same call may succeed later. Default false. */
  readonly retryable?: boolean;
  readonly cause?: unknown;
}

/** How Node's `inspect`, and with it `console`, asks for what to print. */
const inspect = Symbol.for('nodejs.util.inspect.custom');

/** The same symbol in every copy of the SDK on a page. */
const brand = Symbol.for('tellerkit.error');

/**
 * Base of every error that a call rejects with, apart from `TypeError` for misuse and the signal's own
 * reason for an abort. Every call may reject with `ApiError` (the service refuses; `code` says why, as
 * `invalid-request` or `forbidden`), `AuthenticationError`, `RateLimitError`, `ConnectionError`,
 * `TimeoutError` and `ResponseShapeError`; a method names the codes that it adds. It holds no bodies, tokens, paths or queries: text, JSON and what `console` prints
 * are safe to log. `cause` is what the platform or the token provider threw, which may tell more; it is
 * in none of these.
 *
 * @public
 */
export class TellerError extends Error {
  declare readonly name: TellerErrorName;
  declare readonly code: TellerErrorCode;
  declare readonly status: number | undefined;
  declare readonly requestId: string | undefined;
  declare readonly retryable: boolean;

  /**
   * @param facts - What becomes of fields, those of a subclass included; the cause stays unlisted.
   *
   * @internal
   */
  constructor(name: TellerErrorName, message: string, { cause, ...facts }: TellerErrorFacts) {
    super(message, cause === undefined ? undefined : { cause });
    Object.defineProperties(this, {
      [brand]: { value: true },
      [inspect]: { value: () => `${this.stack} ${JSON.stringify(this)}` },
    });
    Object.assign(this, { status: undefined, requestId: undefined, retryable: false }, facts, {
      name,
    });
  }

  /** What may be kept: name, message and the enumerable facts, never the cause. */
  toJSON(): object {
    return { ...this, message: this.message };
  }
}

/** True for an error of the family, also one from another copy of the SDK; with a name, for that member. */
export function hasName(error: unknown, ...names: readonly TellerErrorName[]): boolean {
  return (
    error instanceof Error &&
    brand in error &&
    (!names.length || names.includes(error.name as TellerErrorName))
  );
}
