import type { ErrorCode } from '@tellerkit/contract';

/**
 * Codes of the errors that the client itself raises.
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
 * Code of an error. It comes from the contract, from the client or from a newer service that has added codes.
 *
 * @public
 */
export type TellerErrorCode = ErrorCode | ClientErrorCode | (string & {});

/**
 * Names of the error classes, for a `switch`.
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
 * Fields that every error of the SDK has.
 *
 * @public
 */
export interface TellerErrorFacts {
  readonly code: TellerErrorCode;
  /** HTTP status, if the service responded. */
  readonly status?: number | undefined;
  /** Id of the request. Quote it to the operator of the service. */
  readonly requestId?: string | undefined;
  /** True if the same call may succeed later. @defaultValue false */
  readonly retryable?: boolean;
  readonly cause?: unknown;
}

/** Key of the method that Node's `inspect` and `console` call to print an object. */
const inspect = Symbol.for('nodejs.util.inspect.custom');

/** Marks an error of the SDK. The symbol is the same in every copy of the SDK on a page. */
const brand = Symbol.for('tellerkit.error');

/**
 * Base class of the errors that calls reject with. Two other rejections exist: `TypeError` for misuse, and the
 * signal's own reason after an abort.
 *
 * Every call may reject with:
 *
 * - `ApiError`: the service refused the call. `code` gives the reason, such as `invalid-request` or `forbidden`.
 * - `AuthenticationError`: the service refused the key or token, or the token provider failed.
 * - `RateLimitError`: there were too many requests.
 * - `ConnectionError`: the service was unreachable.
 * - `TimeoutError`: no response arrived in time.
 * - `ResponseShapeError`: the response does not match the contract.
 *
 * The documentation of a method names further codes.
 *
 * Message, JSON and `console` output of an error are safe to log: they contain no bodies, tokens, paths or queries.
 * They leave out `cause`, the error of the platform or the token provider, which may reveal more.
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
   * @param facts - Fields of the error, including the fields that a subclass adds. `cause` stays non-enumerable.
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

  /** Returns the fields that are safe to log: name, message and the enumerable fields, never `cause`. */
  toJSON(): object {
    return { ...this, message: this.message };
  }
}

/** True for an error of any copy of the SDK on the page. With `names`, the error must also have one of these names. */
export function hasName(error: unknown, ...names: readonly TellerErrorName[]): boolean {
  return (
    error instanceof Error &&
    brand in error &&
    (!names.length || names.includes(error.name as TellerErrorName))
  );
}
