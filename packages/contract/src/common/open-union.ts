import * as z from 'zod/mini';

/**
 * Creates the schema of a variant that this version of the contract does not know. The parsed value has the
 * tag `unknown`, the original tag as `originalType`, and of the other fields only those named in `keep`.
 * This lets an old client work with a newer service.
 *
 * @remarks Still rejects a variant that has a known tag and invalid fields.
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
