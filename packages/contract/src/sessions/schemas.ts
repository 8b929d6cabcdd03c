import * as z from 'zod/mini';
import { id } from '../common/ids.ts';
import { locale, timestamp } from '../common/primitives.ts';

/**
 * Where a customer meets the bank.
 *
 * @public
 */
export const channels = ['web', 'mobile', 'kiosk', 'social', 'phone'] as const;

/** Schema of a {@link Channel}. @public */
export const channel = z.enum(channels);

/** Where a customer meets the bank. @public */
export type Channel = z.infer<typeof channel>;

/**
 * A signed-in stretch of a customer on one channel. `token` is a JWT to send as bearer until
 * `expiresAt`; `refreshToken` gets the next one. Both are secrets: keep them out of logs and URLs.
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

/** A signed-in stretch of a customer on one channel. @public */
export type Session = z.infer<typeof session>;

/**
 * Opens a session. Without `customerToken` the customer is anonymous and new.
 *
 * @public
 */
export const newSession = z.object({
  channel,
  locale,
  /** From the bank's back end, see `customerTokens.create`. */
  customerToken: z.optional(z.string().check(z.maxLength(4096))),
});

/** Opens a session. @public */
export type NewSession = z.input<typeof newSession>;

/** Asks for the next access token. @public */
export const sessionRefresh = z.object({ refreshToken: z.string().check(z.maxLength(200)) });

/** Asks for the next access token. @public */
export type SessionRefresh = z.input<typeof sessionRefresh>;

/**
 * What a page encrypts the customer's unsent messages with. The same customer of the same tenant gets the
 * same key in every session; it comes from the service alone and is held in memory only.
 *
 * @public
 */
export const storageKey = z.object({
  /** Names the customer's part of a browser's storage, and tells nothing about the customer. */
  id: z.string(),
  /** 32 bytes for AES-GCM, in base64url without padding. A secret. */
  key: z.string(),
});

/** What a page encrypts the customer's unsent messages with. @public */
export type StorageKey = z.infer<typeof storageKey>;
