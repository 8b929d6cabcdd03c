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
  summary: 'Lists the webhook deliveries of the last 30 days, newest first.',
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

/** Retrieves a webhook delivery. @public */
export const getWebhookDelivery = defineEndpoint({
  id: 'webhookDeliveries.get',
  method: 'GET',
  path: '/v1/webhook-deliveries/{webhookDeliveryId}',
  summary: 'Retrieves a webhook delivery with its body and all attempts.',
  params,
  status: 200,
  response: webhookDeliveryDetail,
  errors: ['not-found'],
  callers: ['secret'],
  idempotent: true,
});

/** Replays a webhook delivery. @public */
export const replayWebhookDelivery = defineEndpoint({
  id: 'webhookDeliveries.replay',
  method: 'POST',
  path: '/v1/webhook-deliveries/{webhookDeliveryId}/replay',
  summary: 'Replays a webhook delivery: sends it again with the same event id.',
  params,
  status: 202,
  response: webhookDelivery,
  errors: ['not-found', 'conflict'],
  callers: ['secret'],
  idempotent: true,
});
