import { ShapeError } from './shape.ts';
import type { FieldShapes, Shape } from './shape.ts';

const primitives = { s: 'string', n: 'number', b: 'boolean' } as const;

type Fields = Record<string, unknown>;

/**
 * Checks a value against a shape and returns a copy without the fields that the shape does not name.
 *
 * @throws {@link ShapeError} naming the first place that does not fit.
 *
 * @public
 */
export function parseShape(shape: Shape, value: unknown): unknown {
  return parse(shape, value, '');
}

/** @param path - With a dot before each step, also before the first. */
function parse(shape: Shape, value: unknown, path: string): unknown {
  if (shape === 'x') return value;
  if (typeof shape === 'string')
    return typeof value === primitives[shape] ? value : fail(path, primitives[shape]);
  if (!Array.isArray(shape)) return parseFields(shape as FieldShapes, value, path);
  const [kind, inner, rest] = shape as readonly [string, Shape, FieldShapes | null];
  switch (kind) {
    case '?':
      return value === undefined ? value : parse(inner, value, path);
    case '0':
      return value === null ? value : parse(inner, value, path);
    case 'a':
      return Array.isArray(value)
        ? value.map((item, index) => parse(inner, item, `${path}.${index}`))
        : fail(path, 'array');
    case 'r':
      return parseRecord(inner, fieldsOf(value, path), path);
    case 'u':
      return parseVariant(inner as FieldShapes, rest, value, path);
    default:
      return (shape as readonly unknown[]).includes(value, 1)
        ? value
        : fail(path, `one of ${shape.slice(1).join(', ')}`);
  }
}

function parseFields(shapes: FieldShapes, value: unknown, path: string): Fields {
  const source = fieldsOf(value, path);
  const result: Fields = {};
  for (const field in shapes) {
    const parsed = parse(shapes[field] as Shape, source[field], `${path}.${field}`);
    if (parsed !== undefined) result[field] = parsed;
  }
  return result;
}

function parseRecord(inner: Shape, source: Fields, path: string): Fields {
  return Object.fromEntries(
    Object.entries(source).map(([field, item]) => [field, parse(inner, item, `${path}.${field}`)]),
  );
}

function parseVariant(
  variants: FieldShapes,
  rest: FieldShapes | null,
  value: unknown,
  path: string,
) {
  const { type } = fieldsOf(value, path);
  if (typeof type === 'string') {
    if (Object.hasOwn(variants, type)) return parse(variants[type] as Shape, value, path);
    if (rest) return { type: 'unknown', originalType: type, ...parseFields(rest, value, path) };
  }
  return fail(`${path}.type`, 'a known type');
}

function fieldsOf(value: unknown, path: string): Fields {
  return value && typeof value === 'object' && !Array.isArray(value)
    ? (value as Fields)
    : fail(path, 'object');
}

function fail(path: string, expected: string): never {
  throw new ShapeError(path.slice(1), expected);
}
