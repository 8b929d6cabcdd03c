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
