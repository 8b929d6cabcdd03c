import * as z from 'zod/mini';
import * as contract from '../index.ts';
import type { JsonSchema } from './types.ts';

/** Converts zod schemas to JSON Schema and collects the named schemas as components. */
export class Components {
  readonly #names = z.registry<{ id: string }>();
  readonly #schemas: Record<string, JsonSchema> = {};

  constructor() {
    // The published document holds the schema of a customer inline, and a name for it would change that document
    for (const [name, value] of Object.entries(contract))
      if (isNamed(value) && value !== contract.customer)
        this.#names.add(value, { id: name[0]?.toUpperCase() + name.slice(1) });
  }

  /** Converts the input side of a schema, so that unknown variants appear as the service sends them. */
  schema(schema: z.ZodMiniType): JsonSchema {
    const text = JSON.stringify(z.toJSONSchema(schema, { io: 'input', metadata: this.#names }));
    const json = JSON.parse(text.replaceAll('"#/$defs/', '"#/components/schemas/')) as {
      $defs?: Record<string, JsonSchema>;
    };
    for (const [key, definition] of Object.entries(json.$defs ?? {}))
      this.#schemas[key] = withoutKeywords(definition);
    const name = this.#names.get(schema)?.id;
    if (!name) return withoutKeywords(json);
    this.#schemas[name] ??= withoutKeywords(json);
    return { $ref: `#/components/schemas/${name}` };
  }

  /** Returns all named schemas collected so far, by name. */
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
