import * as z from 'zod/mini';

/**
 * Body of every error response: problem details (RFC 9457) with a stable `code`. Quote `requestId` when you
 * contact support. For `invalid-request`, `errors` has one entry for each invalid field.
 *
 * @remarks Never contains values that the caller sent.
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

/** Problem details of an error response. @public */
export type Problem = z.infer<typeof problem>;
