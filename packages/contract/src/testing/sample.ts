import type * as z from 'zod/mini';

type Schema = z.core.$ZodType;

const strings: Record<string, string> = {
  datetime: '2026-11-21T09:30:00.000Z',
  date: '2026-11-21',
};

/**
 * Returns values that a schema accepts. They cover every variant of every union, and each optional or nullable field
 * with and without a value.
 */
export function sampleOf(schema: Schema): unknown[] {
  const def = (schema as z.core.$ZodTypes)._zod.def;
  switch (def.type) {
    case 'string':
      return [stringFor(schema)];
    case 'number':
      return [3];
    case 'boolean':
      return [true, false];
    case 'optional':
      return [undefined, ...sampleOf(def.innerType)];
    case 'nullable':
      return [null, ...sampleOf(def.innerType)];
    case 'array':
      return [sampleOf(def.element).slice(0, 3)];
    case 'record':
      return [{ en: sampleOf(def.valueType)[0] }];
    case 'enum':
      return Object.values(def.entries);
    case 'literal':
      return [...def.values];
    case 'object':
      return objectSamples(def.shape);
    case 'union':
      return def.options.flatMap((option) => sampleOf(option));
    case 'pipe':
      return objectSamples({ ...(def.in as z.ZodMiniObject)._zod.def.shape }).map((value) => ({
        ...(value as object),
        type: 'from-a-newer-service',
      }));
    default:
      throw new Error(
        `Zod schemas of type \`${def.type}\` have no sample. Add a case to testing/sample.ts.`,
      );
  }
}

/** Yields copies of a value with one fault each: a field missing, null, of another type, or added. */
export function* mutations(value: unknown): Generator<unknown> {
  if (Array.isArray(value)) {
    yield 'not an array';
    for (const [index, item] of value.entries())
      for (const broken of mutations(item)) yield value.with(index, broken);
  } else if (typeof value === 'object' && value !== null) {
    yield { ...value, addedLater: 1 };
    yield null;
    for (const [key, item] of Object.entries(value)) {
      const { [key]: _gone, ...rest } = value as Record<string, unknown>;
      yield rest;
      yield { ...value, [key]: null };
      for (const broken of mutations(item)) yield { ...value, [key]: broken };
    }
  } else {
    yield [value];
    if (typeof value !== 'boolean') yield false;
  }
}

function objectSamples(shape: Readonly<Record<string, Schema>>): unknown[] {
  const columns = Object.entries(shape).map(([key, field]) => [key, sampleOf(field)] as const);
  const rows = Math.max(1, ...columns.map(([, values]) => values.length));
  return Array.from({ length: rows }, (_, row) =>
    Object.fromEntries(
      columns
        .map(([key, values]) => [key, values[row % values.length]] as const)
        .filter(([, value]) => value !== undefined),
    ),
  );
}

function stringFor(schema: Schema): string {
  const def = (schema as z.core.$ZodString)._zod.def as { format?: string; checks?: unknown[] };
  if (def.format && strings[def.format]) return strings[def.format] as string;
  const checks = (def.checks ?? []) as { _zod: { def: { pattern?: RegExp } } }[];
  const patterns = checks.map((check) => String(check._zod.def.pattern ?? '')).join();
  const prefix = /\^(\w{3})_\[/.exec(patterns)?.[1];
  if (prefix) return `${prefix}_${'0'.repeat(26)}`;
  return patterns.includes('A-Za-z') ? 'en' : 'word';
}
