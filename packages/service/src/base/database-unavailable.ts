/** Facts about a {@link DatabaseUnavailableError}. */
export interface Unavailability {
  /** Code of the failure. @defaultValue the code of the cause */
  readonly code?: string;
  /** Reason and remedy, for the log of an operator. @defaultValue the database cannot be reached */
  readonly message?: string;
  /** See {@link DatabaseUnavailableError.isConnectionLost}. @defaultValue false */
  readonly isConnectionLost?: boolean;
  /** See {@link DatabaseUnavailableError.isCommitInDoubt}. @defaultValue false */
  readonly isCommitInDoubt?: boolean;
}

/**
 * The database cannot be reached, lost the connection, is too slow, is busy or has a full disk. The caller may try again
 * later.
 */
export class DatabaseUnavailableError extends Error {
  override readonly name = 'DatabaseUnavailableError';
  /** Code of the driver: a SQLSTATE, a result code of SQLite or an error code of Node. */
  readonly code: string | undefined;
  /**
   * True if an open connection broke, so that the statement may succeed at once on another connection. False if no
   * connection was available or the statement timed out: a repetition would only add load to a database that is down or
   * too slow.
   */
  readonly isConnectionLost: boolean;
  /** True if the connection broke while a transaction committed, so that the service cannot know the outcome. */
  readonly isCommitInDoubt: boolean;

  constructor(
    cause: unknown,
    {
      code = codeOf(cause),
      message = 'The database cannot be reached. Try again in a moment.',
      isConnectionLost = false,
      isCommitInDoubt = false,
    }: Unavailability = {},
  ) {
    super(message, { cause });
    this.code = code;
    this.isConnectionLost = isConnectionLost;
    this.isCommitInDoubt = isCommitInDoubt;
  }
}

function codeOf(cause: unknown): string | undefined {
  const code = (cause as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}
