import * as z from 'zod/mini';
import { id } from '../common/ids.ts';
import { shortText, timestamp } from '../common/primitives.ts';
import { webhookEventTypes } from '../webhook-events/schemas.ts';

/**
 * Signing methods of webhooks. `hmac-sha256` (`v1`) uses a secret that both sides hold. `ed25519` (`v1a`) uses
 * a private key that never leaves the service.
 *
 * @public
 */
export const webhookSignings = ['hmac-sha256', 'ed25519'] as const;

/**
 * Reasons why an endpoint is disabled. `by-caller`: a caller of the API disabled it. `gone`: the endpoint
 * responded with 410 Gone. `failing`: no delivery succeeded during about three days of attempts.
 *
 * @public
 */
export const webhookDisabledReasons = ['by-caller', 'gone', 'failing'] as const;

/** A key that signs webhooks until it expires. If `expiresAt` is null, the key never expires. @public */
export const webhookKey = z.object({
  id: id('webhookKey'),
  /** Public key that verifies signatures, `whpk_…`. Null for `hmac-sha256`, whose secret is not shown again. */
  publicKey: z.nullable(z.string()),
  createdAt: timestamp,
  expiresAt: z.nullable(timestamp),
});

const endpointFields = {
  id: id('webhookEndpoint'),
  url: z.string(),
  description: z.nullable(z.string()),
  /** Event types that the endpoint receives. Null for all types, including future ones. */
  eventTypes: z.nullable(z.array(z.string())),
  signing: z.enum(webhookSignings),
  enabled: z.boolean(),
  disabledReason: z.nullable(z.enum(webhookDisabledReasons)),
  disabledAt: z.nullable(timestamp),
  /** Signing keys, newest first. After a rotation, the previous key keeps signing until it expires. */
  keys: z.array(webhookKey),
  createdAt: timestamp,
};

/** An address that receives webhooks. @public */
export const webhookEndpoint = z.object(endpointFields);

/** A webhook endpoint with a new key. @public */
export const webhookEndpointWithKey = z.object({
  ...endpointFields,
  /**
   * Key that verifies signatures. `whsec_…` is a secret that only this response contains: store it like a
   * password. `whpk_…` is public and also listed in `keys`.
   */
  verificationKey: z.string(),
});

const url = z.string().check(
  z.maxLength(2000),
  z.regex(/^https?:\/\/[^\s/]/, {
    error: '`url` must be an address such as https://bank.example/webhooks',
  }),
);

const eventTypes = z
  .array(z.enum(webhookEventTypes))
  .check(z.minLength(1), z.maxLength(webhookEventTypes.length));

/** Request body that creates a webhook endpoint. @public */
export const newWebhookEndpoint = z.object({
  /** An `https` URL without user name and password. The host must be reachable from the internet. */
  url,
  description: z.optional(shortText),
  /** Event types to receive. All types if absent. */
  eventTypes: z.optional(eventTypes),
  /** Signing method. @defaultValue `hmac-sha256` */
  signing: z.optional(z.enum(webhookSignings)),
});

/** Request body that updates a webhook endpoint. Absent fields stay unchanged. @public */
export const webhookEndpointChange = z.object({
  url: z.optional(url),
  /** Description, or null to remove it. */
  description: z.optional(z.nullable(shortText)),
  /** Event types to receive, or null for all types, including future ones. */
  eventTypes: z.optional(z.nullable(eventTypes)),
  /** Set to false to disable the endpoint. Set to true to enable it again after any `disabledReason`. */
  enabled: z.optional(z.boolean()),
});

const day = 24 * 60 * 60 * 1000;

/** Request body that rotates the signing key. @public */
export const webhookKeyRotation = z.object({
  /**
   * Milliseconds for which the previous keys keep signing, at most 7 days. Send 0 if a key has leaked.
   * @defaultValue 24 hours
   */
  overlapMs: z.optional(z.int().check(z.minimum(0), z.maximum(7 * day))),
});

/** Request body that selects the deliveries to replay. @public */
export const webhookReplay = z.object({
  /** Start of the period, inclusive. */
  since: timestamp,
  /** End of the period, exclusive. @defaultValue now */
  until: z.optional(timestamp),
  /** Set to true to also replay successful deliveries. @defaultValue false */
  includeDelivered: z.optional(z.boolean()),
});

/** Number of deliveries to replay. @public */
export const webhookReplayed = z.object({ deliveries: z.int() });

/** Signing method of webhooks. @public */
export type WebhookSigning = (typeof webhookSignings)[number];
/** An address that receives webhooks. @public */
export type WebhookEndpoint = z.infer<typeof webhookEndpoint>;
/** A webhook endpoint with a new key. @public */
export type WebhookEndpointWithKey = z.infer<typeof webhookEndpointWithKey>;
/** Request body that creates a webhook endpoint. @public */
export type NewWebhookEndpoint = z.input<typeof newWebhookEndpoint>;
/** Request body that updates a webhook endpoint. Absent fields stay unchanged. @public */
export type WebhookEndpointChange = z.input<typeof webhookEndpointChange>;
/** Request body that rotates the signing key. @public */
export type WebhookKeyRotation = z.input<typeof webhookKeyRotation>;
/** Request body that selects the deliveries to replay. @public */
export type WebhookReplay = z.input<typeof webhookReplay>;
/** Number of deliveries to replay. @public */
export type WebhookReplayed = z.infer<typeof webhookReplayed>;
