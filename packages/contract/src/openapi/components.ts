import * as z from 'zod/mini';
import * as contract from '../index.ts';
import type { JsonSchema } from './types.ts';

/** Turns zod schemas into JSON Schema and gathers the named ones as components. */
export class Components {
  readonly #names = z.registry<{ id: string }>();
  readonly #schemas: Record<string, JsonSchema> = {};

  constructor() {
    // The published document holds `customer` inline: a name for it would change the document
    for (const [name, value] of Object.entries(contract))
      if (isNamed(value) && value !== contract.customer)
        this.#names.add(value, { id: name[0]?.toUpperCase() + name.slice(1) });
  }

  /** The schema as it goes over the wire, so that unknown variants appear as they are sent. */
  schema(schema: z.ZodMiniType): JsonSchema {
    const text = JSON.stringify(z.toJSONSchema(schema, { io: 'input', metadata: this.#names }));
    const json = JSON.parse(text.replaceAll('"#/$defs/', '"#/components/schemas/')) as {
      $defs?: Record<string, JsonSchema>;
    };
    for (const [name, definition] of Object.entries(json.$defs ?? {}))
      this.#schemas[name] = withoutKeywords(definition);
    const own = this.#names.get(schema)?.id;
    if (!own) return withoutKeywords(json);
    this.#schemas[own] ??= withoutKeywords(json);
    return { $ref: `#/components/schemas/${own}` };
  }

  /** All named schemas met so far, by name. */
  schemas(): Record<string, JsonSchema> {
    return Object.fromEntries(Object.entries(this.#schemas).sort(([a], [b]) => a.localeCompare(b)));
  }
}

function isNamed(value: unknown): value is z.ZodMiniType {
  if (typeof value !== 'object' || value === null || !('_zod' in value)) return false;
  return ['object', 'union'].includes((value as z.core.$ZodTypes)._zod.def.type);
}

function withoutKeywords(schema: JsonSchema): JsonSchema {
  const { $schema: _dialect, $defs: _definitions, id: _id, ...rest } = schema;
  return rest;
}
