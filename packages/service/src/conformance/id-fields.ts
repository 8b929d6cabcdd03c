import { idPrefixes } from '@tellerkit/contract';
import type { IdKind } from '@tellerkit/contract';
import type * as z from 'zod/mini';

/** A field of a body or query that holds an id of the service. */
export interface IdField {
  /** Names of the fields from the schema's root to this field. */
  readonly path: readonly string[];
  readonly kind: IdKind;
}

const kinds = Object.keys(idPrefixes) as IdKind[];
const tail = '0'.repeat(26);

/**
 * Returns a valid id that no resource has.
 */
export function unknownId(kind: IdKind): string {
  return `${idPrefixes[kind]}_${tail}`;
}

/**
 * Finds the fields of a schema that hold ids of the service: the fields that accept ids of exactly one kind.
 */
export function idFieldsOf(schema: z.core.$ZodType, path: readonly string[] = []): IdField[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'string': {
      const accepted = kinds.filter((kind) => isAccepted(schema, unknownId(kind)));
      const [kind] = accepted;
      return kind !== undefined && accepted.length === 1 ? [{ path, kind }] : [];
    }
    case 'optional':
    case 'nullable':
      return idFieldsOf(def.innerType, path);
    case 'array':
      return idFieldsOf(def.element, [...path, '0']);
    case 'union':
      return def.options.flatMap((option) => idFieldsOf(option, path));
    case 'object':
      return Object.entries(def.shape).flatMap(([name, field]) =>
        idFieldsOf(field, [...path, name]),
      );
    default:
      return [];
  }
}

function isAccepted(schema: z.core.$ZodType, text: string): boolean {
  return (schema as z.ZodMiniType).safeParse(text).success;
}
