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
/** Adds a webhook endpoint. @public */
export const createWebhookEndpoint = defineEndpoint({
  id: 'webhookEndpoints.create',
  method: 'POST',
  path: '/v1/webhook-endpoints',
  summary: 'Add an address that webhooks go to. The secret is shown in this answer only.',
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
  summary: 'List the webhook endpoints, newest first.',
  query: z.object(pageQuery),
  status: 200,
  response: page(webhookEndpoint),
  errors: [],
  callers: ['secret'],
  idempotent: true,
});

/** Reads a webhook endpoint. @public */
export const getWebhookEndpoint = defineEndpoint({
  id: 'webhookEndpoints.get',
  method: 'GET',
  path: '/v1/webhook-endpoints/{webhookEndpointId}',
  summary: 'Read a webhook endpoint.',
  params,
  status: 200,
  response: webhookEndpoint,
  errors: ['not-found'],
  callers: ['secret'],
  idempotent: true,
});

/** Changes a webhook endpoint. @public */
export const updateWebhookEndpoint = defineEndpoint({
  id: 'webhookEndpoints.update',
  method: 'PATCH',
  path: '/v1/webhook-endpoints/{webhookEndpointId}',
  summary:
    'Change address, description, event types, or whether it is on. What is not sent stays, its keys too.',
  params,
  body: webhookEndpointChange,
  status: 200,
  response: webhookEndpoint,
  errors: ['not-found', 'webhook-url-refused'],
  callers: ['secret'],
  idempotent: true,
});

/** Removes a webhook endpoint. @public */
export const deleteWebhookEndpoint = defineEndpoint({
  id: 'webhookEndpoints.delete',
  method: 'DELETE',
  path: '/v1/webhook-endpoints/{webhookEndpointId}',
  summary: 'Remove a webhook endpoint with its keys and deliveries.',
  params,
  status: 204,
  response: null,
  errors: ['not-found'],
  callers: ['secret'],
  idempotent: true,
});

/** Makes a new key for a webhook endpoint. @public */
export const rotateWebhookKey = defineEndpoint({
  id: 'webhookEndpoints.rotateKey',
  method: 'POST',
  path: '/v1/webhook-endpoints/{webhookEndpointId}/rotate-key',
  summary: 'Make a new key. The one before signs too for a while, so that no webhook is refused.',
  params,
  body: webhookKeyRotation,
  status: 200,
  response: webhookEndpointWithKey,
  errors: ['not-found'],
  callers: ['secret'],
  idempotent: true,
});

/** Sends a webhook to try an endpoint. @public */
export const pingWebhookEndpoint = defineEndpoint({
  id: 'webhookEndpoints.ping',
  method: 'POST',
  path: '/v1/webhook-endpoints/{webhookEndpointId}/ping',
  summary: 'Send a `webhook.ping`, once, also to an endpoint that is off.',
  params,
  status: 202,
  response: webhookDelivery,
  errors: ['not-found'],
  callers: ['secret'],
  idempotent: true,
});

/** Sends deliveries of a span of time once more. @public */
export const replayWebhookEndpoint = defineEndpoint({
  id: 'webhookEndpoints.replay',
  method: 'POST',
  path: '/v1/webhook-endpoints/{webhookEndpointId}/replay',
  summary: 'Send once more what did not arrive since a moment, or all of it.',
  params,
  body: webhookReplay,
  status: 202,
  response: webhookReplayed,
  errors: ['not-found', 'conflict'],
  callers: ['secret'],
  idempotent: true,
});
