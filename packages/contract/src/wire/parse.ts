import { ShapeError } from './shape.ts';
import type { FieldShapes, Shape } from './shape.ts';

const primitives = { s: 'string', n: 'number', b: 'boolean' } as const;

/**
 * Checks a value against a shape and returns a copy without the fields that the shape does not name.
 *
 * @throws {@link ShapeError} naming the first place that does not fit.
 *
 * @public
 */
export function parseShape(shape: Shape, value: unknown, path = ''): unknown {
  if (shape === 'x') return value;
  if (typeof shape === 'string') {
    if (typeof value !== primitives[shape]) throw new ShapeError(path, primitives[shape]);
    return value;
  }
  if (!Array.isArray(shape)) return parseFields(shape as FieldShapes, value, path);
  const [kind, inner, rest] = shape as readonly [string, Shape, FieldShapes | null];
  switch (kind) {
    case '?':
      return value === undefined ? value : parseShape(inner, value, path);
    case '0':
      return value === null ? value : parseShape(inner, value, path);
    case 'a':
      if (!Array.isArray(value)) throw new ShapeError(path, 'array');
      return value.map((item, index) => parseShape(inner, item, join(path, index)));
    case 'r':
      return parseRecord(inner, value, path);
    case 'u':
      return parseVariant(inner as FieldShapes, rest, value, path);
    default:
      if (!(shape as readonly unknown[]).includes(value, 1))
        throw new ShapeError(path, `one of ${shape.slice(1).join(', ')}`);
      return value;
  }
}

function parseFields(shapes: FieldShapes, value: unknown, path: string) {
  const source = fieldsOf(value, path);
  const result: Record<string, unknown> = {};
  for (const field in shapes) {
    const parsed = parseShape(shapes[field] as Shape, source[field], join(path, field));
    if (parsed !== undefined) result[field] = parsed;
  }
  return result;
}

function parseRecord(inner: Shape, value: unknown, path: string) {
  return Object.fromEntries(
    Object.entries(fieldsOf(value, path)).map(([field, item]) => [
      field,
      parseShape(inner, item, join(path, field)),
    ]),
  );
}

function parseVariant(
  variants: FieldShapes,
  rest: FieldShapes | null,
  value: unknown,
  path: string,
) {
  const source = fieldsOf(value, path);
  const type = source['type'];
  if (typeof type === 'string') {
    if (Object.hasOwn(variants, type)) return parseShape(variants[type] as Shape, value, path);
    if (rest) return { type: 'unknown', originalType: type, ...parseFields(rest, value, path) };
  }
  throw new ShapeError(join(path, 'type'), 'a known type');
}

function fieldsOf(value: unknown, path: string) {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ShapeError(path, 'object');
  return value as Record<string, unknown>;
}

const join = (path: string, key: string | number) => (path ? `${path}.${key}` : `${key}`);
