/**
 * Error for a value that does not match the contract. Names the path and the expected type, never the value
 * itself.
 *
 * @public
 */
export class ShapeError extends Error {
  override readonly name = 'ShapeError';
  /** Path of the wrong value, for example `items.0.author.role`. */
  readonly path: string;
  /** Type or values that the contract promises at `path`. */
  readonly expected: string;

  constructor(path: string, expected: string) {
    super(`Expected ${expected} at ${path || 'the root'}`);
    this.path = path;
    this.expected = expected;
  }
}
