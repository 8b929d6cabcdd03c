import * as z from 'zod/mini';
import { id } from '../common/ids.ts';
import { page, pageQuery } from '../common/page.ts';
import { defineEndpoint } from '../common/endpoint.ts';
import { webhookDelivery } from '../webhook-deliveries/schemas.ts';
import {
  newWebhookEndpoint,
  webhookEndpoint,
  webhookEndpointChange,
  webhookEndpointWithKey,
  webhookKeyRotation,
  webhookReplay,
  webhookReplayed,
} from './schemas.ts';

const params = z.object({ webhookEndpointId: id('webhookEndpoint') });

/** Creates a webhook endpoint. @public */
export const createWebhookEndpoint = defineEndpoint({
  id: 'webhookEndpoints.create',
  method: 'POST',
  path: '/v1/webhook-endpoints',
  summary: 'Creates a webhook endpoint. Only this response contains the signing secret.',
  body: newWebhookEndpoint,
  status: 201,
  response: webhookEndpointWithKey,
  errors: ['webhook-url-refused', 'conflict'],
  callers: ['secret'],
  idempotent: true,
});

/** Lists webhook endpoints. @public */
export const listWebhookEndpoints = defineEndpoint({
  id: 'webhookEndpoints.list',
  method: 'GET',
  path: '/v1/webhook-endpoints',
  summary: 'Lists webhook endpoints, newest first.',
  query: z.object(pageQuery),
  status: 200,
  response: page(webhookEndpoint),
  errors: [],
  callers: ['secret'],
  idempotent: true,
});

/** Retrieves a webhook endpoint. @public */
export const getWebhookEndpoint = defineEndpoint({
  id: 'webhookEndpoints.get',
  method: 'GET',
  path: '/v1/webhook-endpoints/{webhookEndpointId}',
  summary: 'Retrieves a webhook endpoint.',
  params,
  status: 200,
  response: webhookEndpoint,
  errors: ['not-found'],
  callers: ['secret'],
  idempotent: true,
});

/** Updates a webhook endpoint. @public */
export const updateWebhookEndpoint = defineEndpoint({
  id: 'webhookEndpoints.update',
  method: 'PATCH',
  path: '/v1/webhook-endpoints/{webhookEndpointId}',
  summary:
    'Updates the address, description, event types or enabled state of a webhook endpoint. Absent fields and the signing keys stay unchanged.',
  params,
  body: webhookEndpointChange,
  status: 200,
  response: webhookEndpoint,
  errors: ['not-found', 'webhook-url-refused'],
  callers: ['secret'],
  idempotent: true,
});

/** Deletes a webhook endpoint. @public */
export const deleteWebhookEndpoint = defineEndpoint({
  id: 'webhookEndpoints.delete',
  method: 'DELETE',
  path: '/v1/webhook-endpoints/{webhookEndpointId}',
  summary: 'Deletes a webhook endpoint with its keys and deliveries.',
  params,
  status: 204,
  response: null,
  errors: ['not-found'],
  callers: ['secret'],
  idempotent: true,
});

/** Rotates the signing key of a webhook endpoint. @public */
export const rotateWebhookKey = defineEndpoint({
  id: 'webhookEndpoints.rotateKey',
  method: 'POST',
  path: '/v1/webhook-endpoints/{webhookEndpointId}/rotate-key',
  summary:
    'Creates a new signing key. The previous keys keep signing for a while, so that receivers can change keys without rejecting a webhook.',
  params,
  body: webhookKeyRotation,
  status: 200,
  response: webhookEndpointWithKey,
  errors: ['not-found'],
  callers: ['secret'],
  idempotent: true,
});

/** Sends a test webhook to an endpoint. @public */
export const pingWebhookEndpoint = defineEndpoint({
  id: 'webhookEndpoints.ping',
  method: 'POST',
  path: '/v1/webhook-endpoints/{webhookEndpointId}/ping',
  summary: 'Sends a `webhook.ping` without retries, even to a disabled endpoint.',
  params,
  status: 202,
  response: webhookDelivery,
  errors: ['not-found'],
  callers: ['secret'],
  idempotent: true,
});

/** Replays the deliveries of an endpoint from a period. @public */
export const replayWebhookEndpoint = defineEndpoint({
  id: 'webhookEndpoints.replay',
  method: 'POST',
  path: '/v1/webhook-endpoints/{webhookEndpointId}/replay',
  summary:
    'Sends the failed deliveries of an endpoint from a period again. With `includeDelivered`, also sends the delivered ones again.',
  params,
  body: webhookReplay,
  status: 202,
  response: webhookReplayed,
  errors: ['not-found', 'conflict'],
  callers: ['secret'],
  idempotent: true,
});
