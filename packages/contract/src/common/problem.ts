import * as z from 'zod/mini';

/**
 * Body of every error answer: RFC 9457 problem details with a stable `code`, the `requestId` to quote
 * to support, and for `invalid-request` one entry a wrong field.
 *
 * @remarks Never holds what the caller sent.
 *
 * @public
 */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  requestId: z.string(),
  errors: z.optional(
    z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })),
  ),
});

/** Problem details of an error answer. @public */
export type Problem = z.infer<typeof problem>;
