import type * as z from 'zod/mini';

type Schema = z.core.$ZodType;

/** Returns every schema of a string in a schema, with its path. `[]` stands for an item and `{}` for a key. */
export function stringFieldsOf(schema: Schema, path: string): (readonly [string, Schema])[] {
  const def = (schema as z.core.$ZodTypes)._zod.def;
  switch (def.type) {
    case 'string':
      return [[path, schema]];
    case 'optional':
    case 'nullable':
      return stringFieldsOf(def.innerType, path);
    case 'array':
      return stringFieldsOf(def.element, `${path}[]`);
    case 'record':
      return [
        ...stringFieldsOf(def.keyType, `${path}{}`),
        ...stringFieldsOf(def.valueType, `${path}.*`),
      ];
    case 'object':
      return Object.entries(def.shape).flatMap(([name, field]) =>
        stringFieldsOf(field, `${path}.${name}`),
      );
    case 'union':
      return def.options.flatMap((option) => stringFieldsOf(option, path));
    case 'number':
    case 'boolean':
    case 'enum':
    case 'literal':
      return [];
    default:
      throw new Error(
        `Schemas of type \`${def.type}\` are not walked. Add a case to testing/string-fields.ts.`,
      );
  }
}
