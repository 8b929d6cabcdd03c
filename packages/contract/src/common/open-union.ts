import * as z from 'zod/mini';

/**
 * Schema of a variant that this version of the contract does not know: its tag becomes `unknown`, the
 * original tag is kept as `originalType`, and of the other fields only those named in `keep` remain.
 * It lets an old client live with a newer service.
 *
 * @remarks A variant whose tag is known but whose fields are wrong is still refused.
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
