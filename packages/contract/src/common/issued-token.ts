import * as z from 'zod/mini';
import { timestamp } from './primitives.ts';

/** A token and when it ends. @public */
export const issuedToken = z.object({ token: z.string(), expiresAt: timestamp });

/** A token and when it ends. @public */
export type IssuedToken = z.infer<typeof issuedToken>;
