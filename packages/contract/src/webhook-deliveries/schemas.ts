import * as z from 'zod/mini';
import { id } from '../common/ids.ts';
import { timestamp } from '../common/primitives.ts';

/**
 * States of a delivery. `pending`: waits for the first or next attempt. `delivered`: the receiver responded
 * with 2xx. `failed`: the service has given up.
 *
 * @public
 */
export const webhookDeliveryStates = ['pending', 'delivered', 'failed'] as const;

/**
 * Reasons why an attempt failed, or why the service makes no attempt.
 *
 * - `status`: the response was not 2xx.
 * - `redirect`: the response was a redirect, which the service does not follow.
 * - `timeout`: no response arrived in time.
 * - `connection-failed`: no connection was possible.
 * - `certificate-invalid`: the TLS certificate is invalid.
 * - `name-not-found`: the host name has no address.
 * - `address-refused`: the address is not on the public internet.
 * - `key-unreadable`: the service cannot read the signing key.
 * - `endpoint-disabled`: the endpoint is disabled.
 * - `no-sender`: the service runs without a webhook sender.
 *
 * @public
 */
export const webhookFailures = [
  'status',
  'redirect',
  'timeout',
  'connection-failed',
  'certificate-invalid',
  'name-not-found',
  'address-refused',
  'key-unreadable',
  'endpoint-disabled',
  'no-sender',
] as const;

const deliveryFields = {
  id: id('webhookDelivery'),
  webhookEndpointId: id('webhookEndpoint'),
  /** Id of the event, also sent in the body and in the `webhook-id` header. */
  eventId: id('webhookEvent'),
  eventType: z.string(),
  state: z.enum(webhookDeliveryStates),
  /** Number of attempts so far. The first sending has at most ten attempts, and each replay has at most ten more. */
  tries: z.int(),
  /** HTTP status of the newest response. Null if there is none. */
  responseStatus: z.nullable(z.int()),
  /** Reason why the newest attempt failed, or why the service makes no attempt. Null if there is no failure. */
  failure: z.nullable(z.enum(webhookFailures)),
  /** Time of the next attempt. Null once the delivery has ended. */
  nextTryAt: z.nullable(timestamp),
  createdAt: timestamp,
  endedAt: z.nullable(timestamp),
};

/** Delivery of one event to one endpoint. @public */
export const webhookDelivery = z.object(deliveryFields);

/** One attempt at a delivery. @public */
export const webhookAttempt = z.object({
  startedAt: timestamp,
  durationMs: z.int(),
  responseStatus: z.nullable(z.int()),
  failure: z.nullable(z.enum(webhookFailures)),
});

/** A delivery with its body and all attempts, oldest first. @public */
export const webhookDeliveryDetail = z.object({
  ...deliveryFields,
  /** Exact body of the request: the JSON of a `WebhookEvent`. */
  body: z.string(),
  attempts: z.array(webhookAttempt),
});

/** State of a delivery. @public */
export type WebhookDeliveryState = (typeof webhookDeliveryStates)[number];
/** Reason why an attempt failed, or why the service makes no attempt. @public */
export type WebhookFailure = (typeof webhookFailures)[number];
/** Delivery of one event to one endpoint. @public */
export type WebhookDelivery = z.infer<typeof webhookDelivery>;
/** A delivery with its body and all attempts. @public */
export type WebhookDeliveryDetail = z.infer<typeof webhookDeliveryDetail>;
