import * as z from 'zod/mini';

/**
 * Creates a schema that accepts variants with a `type` from a newer service. An old client can therefore work with a
 * newer service. The parsed value has the type `unknown`, the original type as `originalType`, and the fields that
 * `keep` names.
 *
 * @remarks Use the schema in a union beside the schemas of the known types. It rejects every value whose `type` is in
 * `known`: such a value has failed the schema of that `type`, so its fields are invalid.
 */
export function unknownVariant<Keep extends z.core.$ZodLooseShape>(
  known: readonly string[],
  keep: Keep,
) {
  return z.pipe(
    z
      .looseObject({ type: z.string(), ...keep })
      .check(z.refine((value) => !known.includes(value['type'] as string))),
    z.transform((value) => {
      const kept: Record<string, unknown> = { type: 'unknown', originalType: value['type'] };
      for (const key of Object.keys(keep)) if (key in value) kept[key] = value[key];
      return kept as { type: 'unknown'; originalType: string } & z.infer<z.ZodMiniObject<Keep>>;
    }),
  );
}
