import * as z from 'zod/mini';
import { id } from '../common/ids.ts';
import { locale, timestamp } from '../common/primitives.ts';

/**
 * Channels on which customers reach the bank.
 *
 * @public
 */
export const channels = ['web', 'mobile', 'kiosk', 'social', 'phone'] as const;

/** Schema of a {@link Channel}. @public */
export const channel = z.enum(channels);

/** Channel on which a customer reaches the bank. @public */
export type Channel = z.infer<typeof channel>;

/**
 * A customer's session on one channel. `token` is a JWT: send it as the bearer token until `expiresAt`.
 * `refreshToken` obtains the next token. Both are secrets: keep them out of logs and URLs.
 *
 * @public
 */
export const session = z.object({
  id: id('session'),
  customerId: id('customer'),
  anonymous: z.boolean(),
  channel,
  locale,
  token: z.string(),
  expiresAt: timestamp,
  refreshToken: z.string(),
});

/** A customer's session on one channel. @public */
export type Session = z.infer<typeof session>;

/**
 * Request body that opens a session. Without `customerToken`, the customer is new and anonymous.
 *
 * @public
 */
export const newSession = z.object({
  channel,
  locale,
  /** Token from the bank's back end. See `customerTokens.create`. */
  customerToken: z.optional(z.string().check(z.maxLength(4096))),
});

/** Request body that opens a session. @public */
export type NewSession = z.input<typeof newSession>;

/** Request body that asks for a new access token. @public */
export const sessionRefresh = z.object({ refreshToken: z.string().check(z.maxLength(200)) });

/** Request body that asks for a new access token. @public */
export type SessionRefresh = z.input<typeof sessionRefresh>;

/**
 * Key with which a page encrypts the customer's unsent messages. A customer of a tenant gets the same key in
 * every session. The page gets the key from the service alone and holds it in memory only.
 *
 * @public
 */
export const storageKey = z.object({
  /** Name of the customer's part of browser storage. Reveals nothing about the customer. */
  id: z.string(),
  /** AES-GCM key: 32 bytes in base64url without padding. Keep it secret. */
  key: z.string(),
});

/** Key with which a page encrypts the customer's unsent messages. @public */
export type StorageKey = z.infer<typeof storageKey>;
