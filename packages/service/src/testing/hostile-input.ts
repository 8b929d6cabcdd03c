import type * as z from 'zod/mini';

/** Draws a number from 0 to below 1. */
export type Random = () => number;

/** Picks an item of a list. */
export function pick<T>(random: Random, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)] as T;
}

/** Texts that have broken services before. */
export const hostileTexts: readonly string[] = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  '\udfff\ud800',
  '\u202e\u2066\ufeff',
  '🏦'.repeat(300),
  'x'.repeat(5000),
  '-1',
  '1e309',
  '9007199254740993',
  'NaN',
  'null',
  'true',
  '%00',
  '%ff%fe',
  '../../etc/passwd',
  '..%2f..%2f',
  '.',
  '*',
  "' or 1=1 --",
  '"; drop table conversations; --',
  '%_\\',
  '<script>alert(1)</script>',
  '${7*7}{{7*7}}',
  '\r\nx-injected: 1',
  '__proto__',
  'constructor',
  'toString',
  '0000-00-00T00:00:00Z',
  '9999-12-31T23:59:60Z',
  '+275760-09-13T00:00:00.001Z',
  'zh-Hans-CN-x-private-0123456789',
  'http://[::1]:0/',
  'file:///etc/passwd',
  'c_',
  'cnv_00000000000000000000000000',
  'CNV_00000000000000000000000000',
];

const hostileValues: readonly unknown[] = [
  null,
  true,
  0,
  -0,
  -1,
  1.5,
  1e308,
  Number.MAX_SAFE_INTEGER + 2,
  [],
  {},
  [[[[[[]]]]]],
  { __proto__: null, length: -1 },
  Array.from({ length: 5000 }, () => 0),
  { toString: 1, constructor: {}, hasOwnProperty: null },
];

/** Picks a value that no client should send. */
export function hostileValue(random: Random): unknown {
  return random() < 0.5 ? pick(random, hostileTexts) : pick(random, hostileValues);
}

/** Bodies that are malformed, or valid JSON of an unexpected form. */
export const hostileBodies: readonly string[] = [
  '{',
  '{"a":',
  '[1,]',
  "{'a':1}",
  '{"a":1,"a":2}',
  '\ufeff{}',
  '{} {}',
  'null',
  '"text"',
  '1e999',
  'NaN',
  `${'['.repeat(70)}${']'.repeat(70)}`,
  `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
  '{"__proto__":{"admin":true}}',
  `{"a":"${'x'.repeat(300_000)}"}`,
  '\0',
];

/**
 * Generates a value for a schema. The value is valid if `texts` contains a valid text for each text field.
 *
 * @param texts - Candidates for text fields, tried from a random position on.
 */
export function valueFor(
  schema: z.core.$ZodType,
  texts: readonly string[],
  random: Random,
): unknown {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'string': {
      const start = Math.floor(random() * texts.length);
      const rotated = [...texts.slice(start), ...texts.slice(0, start)];
      return rotated.find((text) => (schema as z.ZodMiniType).safeParse(text).success) ?? 'text';
    }
    case 'number':
      return 1 + Math.floor(random() * 5);
    case 'boolean':
      return random() < 0.5;
    case 'optional':
      return random() < 0.5 ? undefined : valueFor(def.innerType, texts, random);
    case 'nullable':
      return random() < 0.5 ? null : valueFor(def.innerType, texts, random);
    case 'array':
      return Array.from({ length: 1 + Math.floor(random() * 3) }, () =>
        valueFor(def.element, texts, random),
      );
    case 'record':
      return { en: valueFor(def.valueType, texts, random) };
    case 'enum':
      return pick(random, Object.values(def.entries));
    case 'literal':
      return def.values[0];
    case 'union':
      return valueFor(pick(random, def.options), texts, random);
    case 'object':
      return Object.fromEntries(
        Object.entries(def.shape).map(([name, field]) => [name, valueFor(field, texts, random)]),
      );
    case 'pipe':
      return valueFor(def.in, texts, random);
    default:
      return hostileValue(random);
  }
}

/** Copies a value and replaces a random part of it with a hostile value. */
export function spoil(value: unknown, random: Random): unknown {
  if (typeof value !== 'object' || value === null || random() < 0.2) return hostileValue(random);
  if (Array.isArray(value)) {
    if (value.length === 0) return hostileValue(random);
    const at = Math.floor(random() * value.length);
    return value.with(at, spoil(value[at], random));
  }
  const names = Object.keys(value);
  if (names.length === 0) return hostileValue(random);
  const name = pick(random, names);
  return { ...value, [name]: spoil((value as Record<string, unknown>)[name], random) };
}
