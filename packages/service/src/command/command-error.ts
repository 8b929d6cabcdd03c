/**
 * Ends the command with one line that says what to do.
 */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  /** 2 if the command was told something wrong, 1 if it could not do it. */
  readonly exitCode: 1 | 2;

  constructor(message: string, exitCode: 1 | 2 = 2) {
    super(message);
    this.exitCode = exitCode;
  }
}
