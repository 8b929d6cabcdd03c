import { ShapeError } from './shape-error.ts';
import type { FieldShapes, Shape } from './shape.ts';

const primitives = { s: 'string', n: 'number', b: 'boolean' } as const;

type Fields = Record<string, unknown>;

/**
 * Checks a value against a shape and returns a copy without the fields that the shape does not name.
 *
 * @throws {@link ShapeError} with the path of the first value that does not match.
 *
 * @public
 */
export function parseShape(shape: Shape, value: unknown): unknown {
  if (typeof shape === 'string')
    return shape === 'x' || typeof value === primitives[shape] ? value : fail(primitives[shape]);
  if (!Array.isArray(shape)) return parseFields(shape as FieldShapes, value);
  const [kind, inner, rest] = shape as readonly [string, Shape, FieldShapes | null];
  switch (kind) {
    case '?':
      return value === undefined ? value : parseShape(inner, value);
    case '0':
      return value === null ? value : parseShape(inner, value);
    case 'a':
      return Array.isArray(value)
        ? value.map((item, index) => parseAt(index, inner, item))
        : fail('array');
    case 'r':
      return Object.fromEntries(
        Object.entries(fieldsOf(value)).map(([name, item]) => [name, parseAt(name, inner, item)]),
      );
    case 'u':
      return parseVariant(inner as FieldShapes, rest, value);
    default:
      return (shape as readonly unknown[]).includes(value, 1)
        ? value
        : fail(`one of ${shape.slice(1).join(', ')}`);
  }
}

function parseFields(shapes: FieldShapes, value: unknown): Fields {
  const source = fieldsOf(value);
  const result: Fields = {};
  for (const field in shapes) {
    const parsed = parseAt(field, shapes[field] as Shape, source[field]);
    if (parsed !== undefined) result[field] = parsed;
  }
  return result;
}

/** Parses a nested value. Builds its path only on failure, because valid values need none. */
function parseAt(step: string | number, shape: Shape, value: unknown): unknown {
  try {
    return parseShape(shape, value);
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
    throw new ShapeError(error.path ? `${step}.${error.path}` : String(step), error.expected);
  }
}

function parseVariant(variants: FieldShapes, rest: FieldShapes | null, value: unknown): unknown {
  const { type } = fieldsOf(value);
  if (typeof type === 'string') {
    if (Object.hasOwn(variants, type)) return parseShape(variants[type] as Shape, value);
    if (rest) return { type: 'unknown', originalType: type, ...parseFields(rest, value) };
  }
  throw new ShapeError('type', 'a known type');
}

function fieldsOf(value: unknown): Fields {
  return value && typeof value === 'object' && !Array.isArray(value)
    ? (value as Fields)
    : fail('object');
}

function fail(expected: string): never {
  throw new ShapeError('', expected);
}
