/**
 * The database cannot be reached, or lost the connection, for example during a fail-over. The caller may try again.
 */
export class DatabaseUnavailableError extends Error {
  override readonly name = 'DatabaseUnavailableError';
  /** Code of the driver: a SQLSTATE or an error code of Node. */
  readonly code: string | undefined;
  /** True if the connection broke while a transaction committed, so that the service cannot know the outcome. */
  readonly isCommitInDoubt: boolean;

  constructor(cause: unknown, isCommitInDoubt = false) {
    super('The database cannot be reached. Try again in a moment.', { cause });
    const code = (cause as { code?: unknown } | undefined)?.code;
    this.code = typeof code === 'string' ? code : undefined;
    this.isCommitInDoubt = isCommitInDoubt;
  }
}
