// Generated from the endpoints by `pnpm generate`; do not edit.

import type { Endpoints } from '../../generated/endpoints.ts';

import type { WireEndpoint } from '../format/wire-endpoint.ts';

const shape18 = {
  id: 's',
  url: 's',
  description: ['0', 's'],
  eventTypes: ['0', ['a', 's']],
  signing: ['e', 'hmac-sha256', 'ed25519'],
  enabled: 'b',
  disabledReason: ['0', ['e', 'by-caller', 'gone', 'failing']],
  disabledAt: ['0', 's'],
  keys: ['a', { id: 's', publicKey: ['0', 's'], createdAt: 's', expiresAt: ['0', 's'] }],
  createdAt: 's',
  verificationKey: 's',
} as const;

const shape19 = {
  id: 's',
  url: 's',
  description: ['0', 's'],
  eventTypes: ['0', ['a', 's']],
  signing: ['e', 'hmac-sha256', 'ed25519'],
  enabled: 'b',
  disabledReason: ['0', ['e', 'by-caller', 'gone', 'failing']],
  disabledAt: ['0', 's'],
  keys: ['a', { id: 's', publicKey: ['0', 's'], createdAt: 's', expiresAt: ['0', 's'] }],
  createdAt: 's',
} as const;

/** Shared with other domains. */
export const shape20 = {
  id: 's',
  webhookEndpointId: 's',
  eventId: 's',
  eventType: 's',
  state: ['e', 'pending', 'delivered', 'failed'],
  tries: 'n',
  responseStatus: ['0', 'n'],
  failure: [
    '0',
    [
      'e',
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
    ],
  ],
  nextTryAt: ['0', 's'],
  createdAt: 's',
  endedAt: ['0', 's'],
} as const;

/** Add an address that webhooks go to. The secret is shown in this answer only. @public */
export const createWebhookEndpoint: WireEndpoint<Endpoints['createWebhookEndpoint']> = {
  id: 'webhookEndpoints.create',
  method: 'POST',
  path: '/v1/webhook-endpoints',
  response: shape18,
};

/** List the webhook endpoints, newest first. @public */
export const listWebhookEndpoints: WireEndpoint<Endpoints['listWebhookEndpoints']> = {
  id: 'webhookEndpoints.list',
  method: 'GET',
  path: '/v1/webhook-endpoints',
  response: { items: ['a', shape19], nextCursor: ['0', 's'] },
};

/** Read a webhook endpoint. @public */
export const getWebhookEndpoint: WireEndpoint<Endpoints['getWebhookEndpoint']> = {
  id: 'webhookEndpoints.get',
  method: 'GET',
  path: '/v1/webhook-endpoints/{webhookEndpointId}',
  response: shape19,
};

/** Change address, description, event types, or whether it is on. What is not sent stays, its keys too. @public */
export const updateWebhookEndpoint: WireEndpoint<Endpoints['updateWebhookEndpoint']> = {
  id: 'webhookEndpoints.update',
  method: 'PATCH',
  path: '/v1/webhook-endpoints/{webhookEndpointId}',
  response: shape19,
};

/** Remove a webhook endpoint with its keys and deliveries. @public */
export const deleteWebhookEndpoint: WireEndpoint<Endpoints['deleteWebhookEndpoint']> = {
  id: 'webhookEndpoints.delete',
  method: 'DELETE',
  path: '/v1/webhook-endpoints/{webhookEndpointId}',
  response: null,
};

/** Make a new key. The one before signs too for a while, so that no webhook is refused. @public */
export const rotateWebhookKey: WireEndpoint<Endpoints['rotateWebhookKey']> = {
  id: 'webhookEndpoints.rotateKey',
  method: 'POST',
  path: '/v1/webhook-endpoints/{webhookEndpointId}/rotate-key',
  response: shape18,
};

/** Send a `webhook.ping`, once, also to an endpoint that is off. @public */
export const pingWebhookEndpoint: WireEndpoint<Endpoints['pingWebhookEndpoint']> = {
  id: 'webhookEndpoints.ping',
  method: 'POST',
  path: '/v1/webhook-endpoints/{webhookEndpointId}/ping',
  response: shape20,
};

/** Send once more what did not arrive since a moment, or all of it. @public */
export const replayWebhookEndpoint: WireEndpoint<Endpoints['replayWebhookEndpoint']> = {
  id: 'webhookEndpoints.replay',
  method: 'POST',
  path: '/v1/webhook-endpoints/{webhookEndpointId}/replay',
  response: { deliveries: 'n' },
};
