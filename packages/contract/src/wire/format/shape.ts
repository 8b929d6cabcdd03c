/**
 * Shape of a value as compact data, so that clients need no validation library at run time. Generated from the
 * zod schemas.
 *
 * - `'s'` string, `'n'` number, `'b'` boolean, `'x'` anything
 * - `['?', shape]` may be absent, `['0', shape]` may be null
 * - `['e', ...values]` one of these values, `['a', shape]` array, `['r', shape]` record
 * - `['u', variants, rest]` union discriminated by `type`. `rest` names the fields to keep of an unknown variant. If
 *   `rest` is null, an unknown variant is an error
 * - a plain object: the shapes of its fields
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
