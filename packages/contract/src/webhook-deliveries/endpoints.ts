import * as z from 'zod/mini';
import { id } from '../common/ids.ts';
import { page, pageQuery } from '../common/page.ts';
import { defineEndpoint } from '../common/endpoint.ts';
import { webhookDelivery, webhookDeliveryDetail, webhookDeliveryStates } from './schemas.ts';

const params = z.object({ webhookDeliveryId: id('webhookDelivery') });

/** Lists webhook deliveries. @public */
export const listWebhookDeliveries = defineEndpoint({
  id: 'webhookDeliveries.list',
  method: 'GET',
  path: '/v1/webhook-deliveries',
  summary: 'List the deliveries of the last 30 days, newest first.',
  query: z.object({
    ...pageQuery,
    webhookEndpointId: z.optional(id('webhookEndpoint')),
    state: z.optional(z.enum(webhookDeliveryStates)),
  }),
  status: 200,
  response: page(webhookDelivery),
  errors: [],
  callers: ['secret'],
  idempotent: true,
});

/** Reads a webhook delivery. @public */
export const getWebhookDelivery = defineEndpoint({
  id: 'webhookDeliveries.get',
  method: 'GET',
  path: '/v1/webhook-deliveries/{webhookDeliveryId}',
  summary: 'Read a delivery with what was sent and every try.',
  params,
  status: 200,
  response: webhookDeliveryDetail,
  errors: ['not-found'],
  callers: ['secret'],
  idempotent: true,
});

/** Sends a webhook delivery once more. @public */
export const replayWebhookDelivery = defineEndpoint({
  id: 'webhookDeliveries.replay',
  method: 'POST',
  path: '/v1/webhook-deliveries/{webhookDeliveryId}/replay',
  summary: 'Send a delivery once more, under the same event id.',
  params,
  status: 202,
  response: webhookDelivery,
  errors: ['not-found', 'conflict'],
  callers: ['secret'],
  idempotent: true,
});
