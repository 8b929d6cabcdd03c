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

/**
 * Channels that a page can name for its session. The bank alone can tell that a customer is on the `phone`.
 *
 * @public
 */
export const pageChannels = ['web', 'mobile', 'kiosk', 'social'] as const;

/** Channel on which a customer reaches the bank. @public */
export type Channel = z.infer<typeof channel>;
/** Channel that a page can name for its session. @public */
export type PageChannel = (typeof pageChannels)[number];

/**
 * A customer's session on one channel. `token` is a JWT: send it as the bearer token until `expiresAt`.
 * `refreshToken` obtains the next token and the next refresh token. Both are secrets: keep them out of logs and URLs.
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
  channel: z.enum(pageChannels),
  locale,
  /** Token from the bank's back end. See `customerTokens.create`. */
  customerToken: z.optional(z.string().check(z.maxLength(4096))),
});

/** Request body that opens a session. @public */
export type NewSession = z.input<typeof newSession>;

/**
 * Request body that asks for a new access token. Each response contains the next `refreshToken`: store it before you
 * use the response. The previous refresh token works until the next one is used, for at most 60 seconds. A later use is
 * reuse, and ends the session (RFC 9700, section 4.14.2).
 *
 * @public
 */
export const sessionRefresh = z.object({ refreshToken: z.string().check(z.maxLength(200)) });

/** Request body that asks for a new access token. @public */
export type SessionRefresh = z.input<typeof sessionRefresh>;

/**
 * A session that has neither ended nor expired, without its tokens.
 *
 * @public
 */
export const sessionSummary = z.object({
  id: id('session'),
  customerId: id('customer'),
  anonymous: z.boolean(),
  channel,
  locale,
  createdAt: timestamp,
  /** Time at which the session last received a token. A page with an open chat gets a new token at least every hour. */
  lastUsedAt: timestamp,
  /** Time at which the session expires unless it is used. Use never extends it beyond the absolute lifetime. */
  expiresAt: timestamp,
  /** True if the token of the request belongs to this session. */
  current: z.boolean(),
});

/** A session that has neither ended nor expired, without its tokens. @public */
export type SessionSummary = z.infer<typeof sessionSummary>;

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
