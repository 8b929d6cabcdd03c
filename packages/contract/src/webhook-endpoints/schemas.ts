import * as z from 'zod/mini';
import { id } from '../common/ids.ts';
import { shortText, timestamp } from '../common/primitives.ts';
import { webhookEventTypes } from '../webhook-events/schemas.ts';

/**
 * How webhooks are signed: with a secret that both sides hold (`v1`), or with a private key that never
 * leaves the service (`v1a`).
 *
 * @public
 */
export const webhookSignings = ['hmac-sha256', 'ed25519'] as const;

/**
 * Why an endpoint gets nothing: somebody turned it off, it answered 410 Gone, or nothing could be
 * delivered over ten tries in three days.
 *
 * @public
 */
export const webhookDisabledReasons = ['by-caller', 'gone', 'failing'] as const;

/** A key that webhooks are signed with until it expires; null is never. @public */
export const webhookKey = z.object({
  id: id('webhookKey'),
  /** What signatures are checked with, `whpk_…`; null for `hmac-sha256`, whose secret is not shown again. */
  publicKey: z.nullable(z.string()),
  createdAt: timestamp,
  expiresAt: z.nullable(timestamp),
});

const endpointFields = {
  id: id('webhookEndpoint'),
  url: z.string(),
  description: z.nullable(z.string()),
  /** Types that it gets; null for all, also those to come. */
  eventTypes: z.nullable(z.array(z.string())),
  signing: z.enum(webhookSignings),
  enabled: z.boolean(),
  disabledReason: z.nullable(z.enum(webhookDisabledReasons)),
  disabledAt: z.nullable(timestamp),
  /** The newest first. After a rotation the one before signs too, until it expires. */
  keys: z.array(webhookKey),
  createdAt: timestamp,
};

/** Where webhooks go. @public */
export const webhookEndpoint = z.object(endpointFields);

/** An endpoint with a new key. @public */
export const webhookEndpointWithKey = z.object({
  ...endpointFields,
  /**
   * What to check signatures with. `whsec_…` is a secret and shown this once: keep it as you keep
   * passwords. `whpk_…` is public and stands among `keys` too.
   */
  verificationKey: z.string(),
});

const url = z.string().check(
  z.maxLength(2000),
  z.regex(/^https?:\/\/[^\s/]/, {
    error: 'Send an address such as https://bank.example/webhooks',
  }),
);

const eventTypes = z
  .array(z.enum(webhookEventTypes))
  .check(z.minLength(1), z.maxLength(webhookEventTypes.length));

/** Adds an endpoint. @public */
export const newWebhookEndpoint = z.object({
  /** `https`, without user or password, at a host that is reached from the internet. */
  url,
  description: z.optional(shortText),
  /** All types where absent. */
  eventTypes: z.optional(eventTypes),
  /** @defaultValue `hmac-sha256` */
  signing: z.optional(z.enum(webhookSignings)),
});

/** What of an endpoint is to change. What is absent stays. @public */
export const webhookEndpointChange = z.object({
  url: z.optional(url),
  /** Null takes it away. */
  description: z.optional(z.nullable(shortText)),
  /** Null for all types, also those to come. */
  eventTypes: z.optional(z.nullable(eventTypes)),
  /** False turns it off; true turns it on again, whatever turned it off. */
  enabled: z.optional(z.boolean()),
});

const day = 24 * 60 * 60 * 1000;

/** Makes a new key. @public */
export const webhookKeyRotation = z.object({
  /**
   * How long the keys so far go on signing too, in milliseconds, at most 7 days. 0 if one was given
   * away. @defaultValue 24 hours
   */
  overlapMs: z.optional(z.int().check(z.minimum(0), z.maximum(7 * day))),
});

/** Which deliveries of an endpoint to send once more. @public */
export const webhookReplay = z.object({
  /** Of events from this moment on. */
  since: timestamp,
  /** Of events before this moment. @defaultValue now */
  until: z.optional(timestamp),
  /** Also those that arrived. @defaultValue false */
  includeDelivered: z.optional(z.boolean()),
});

/** How many deliveries are sent once more. @public */
export const webhookReplayed = z.object({ deliveries: z.int() });

/** How webhooks are signed. @public */
export type WebhookSigning = (typeof webhookSignings)[number];
/** Where webhooks go. @public */
export type WebhookEndpoint = z.infer<typeof webhookEndpoint>;
/** An endpoint with a new key. @public */
export type WebhookEndpointWithKey = z.infer<typeof webhookEndpointWithKey>;
/** Adds an endpoint. @public */
export type NewWebhookEndpoint = z.input<typeof newWebhookEndpoint>;
/** What of an endpoint is to change. What is absent stays. @public */
export type WebhookEndpointChange = z.input<typeof webhookEndpointChange>;
/** Makes a new key. @public */
export type WebhookKeyRotation = z.input<typeof webhookKeyRotation>;
/** Which deliveries of an endpoint to send once more. @public */
export type WebhookReplay = z.input<typeof webhookReplay>;
/** How many deliveries are sent once more. @public */
export type WebhookReplayed = z.infer<typeof webhookReplayed>;
