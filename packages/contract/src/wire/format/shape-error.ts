/**
 * A value does not have the shape that the contract promises. Says where and what was expected, never
 * what was found.
 *
 * @public
 */
export class ShapeError extends Error {
  override readonly name = 'ShapeError';
  /** Path to the wrong value, for example `items.0.author.role`. */
  readonly path: string;
  /** What the contract promises there. */
  readonly expected: string;

  constructor(path: string, expected: string) {
    super(`Expected ${expected} at ${path || 'the root'}`);
    this.path = path;
    this.expected = expected;
  }
}
