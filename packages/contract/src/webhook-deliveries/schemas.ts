import * as z from 'zod/mini';
import { id } from '../common/ids.ts';
import { timestamp } from '../common/primitives.ts';

/**
 * How far a delivery has come: it waits for its first or next try, was answered with 2xx, or was given
 * up.
 *
 * @public
 */
export const webhookDeliveryStates = ['pending', 'delivered', 'failed'] as const;

/**
 * Why a try failed, or why nothing is tried: an answer other than 2xx (`status`), a redirect, which is not followed, no
 * answer in time, no connection, a certificate that does not hold, a name without address, an
 * address inside the network, a key that cannot be read, an endpoint that is off, a service without a sender.
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
  /** The id in the body and in the header `webhook-id`. */
  eventId: id('webhookEvent'),
  eventType: z.string(),
  state: z.enum(webhookDeliveryStates),
  /** Tries so far, at most ten for each time that it is sent or replayed. */
  tries: z.int(),
  /** Status of the newest answer; null while there was none. */
  responseStatus: z.nullable(z.int()),
  /** Why the newest try failed, or what it waits for; null if nothing is wrong. */
  failure: z.nullable(z.enum(webhookFailures)),
  /** When it is tried next; null once it is over. */
  nextTryAt: z.nullable(timestamp),
  createdAt: timestamp,
  endedAt: z.nullable(timestamp),
};

/** One event on its way to one endpoint. @public */
export const webhookDelivery = z.object(deliveryFields);

/** One try to deliver. @public */
export const webhookAttempt = z.object({
  startedAt: timestamp,
  durationMs: z.int(),
  responseStatus: z.nullable(z.int()),
  failure: z.nullable(z.enum(webhookFailures)),
});

/** A delivery with what was sent and every try, the oldest first. @public */
export const webhookDeliveryDetail = z.object({
  ...deliveryFields,
  /** What is sent, to the byte: the JSON of a `WebhookEvent`. */
  body: z.string(),
  attempts: z.array(webhookAttempt),
});

/** How far a delivery has come. @public */
export type WebhookDeliveryState = (typeof webhookDeliveryStates)[number];
/** Why a try failed, or why nothing is tried. @public */
export type WebhookFailure = (typeof webhookFailures)[number];
/** One event on its way to one endpoint. @public */
export type WebhookDelivery = z.infer<typeof webhookDelivery>;
/** A delivery with what was sent and every try. @public */
export type WebhookDeliveryDetail = z.infer<typeof webhookDeliveryDetail>;
