/**
 * What a value looks like, as compact data that needs no validation library at run time. Generated from
 * the zod schemas.
 *
 * - `'s'` string, `'n'` number, `'b'` boolean, `'x'` anything
 * - `['?', shape]` may be absent, `['0', shape]` may be null
 * - `['e', ...values]` one of these values, `['a', shape]` array, `['r', shape]` record
 * - `['u', variants, rest]` told apart by `type`; `rest` is what to keep of an unknown variant, null to
 *   refuse it
 * - a plain object: its fields
 *
 * @public
 */
export type Shape =
  | 's'
  | 'n'
  | 'b'
  | 'x'
  | readonly ['?' | '0' | 'a' | 'r', Shape]
  | readonly ['e', ...(string | number | boolean)[]]
  | readonly ['u', { readonly [type: string]: Shape }, FieldShapes | null]
  | FieldShapes;

/** Shapes of an object's fields. @public */
export interface FieldShapes {
  readonly [field: string]: Shape;
}

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
