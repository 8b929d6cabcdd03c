/**
 * Ends the command with a message of one line that names the problem and the remedy.
 */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  /** 2 for invalid options, 1 for any other failure. */
  readonly exitCode: 1 | 2;

  constructor(message: string, exitCode: 1 | 2 = 2) {
    super(message);
    this.exitCode = exitCode;
  }
}
