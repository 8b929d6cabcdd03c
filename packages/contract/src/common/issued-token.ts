import * as z from 'zod/mini';
import { timestamp } from './primitives.ts';

/** An access token and its expiry. @public */
export const issuedToken = z.object({ token: z.string(), expiresAt: timestamp });

/** An access token and its expiry. @public */
export type IssuedToken = z.infer<typeof issuedToken>;
