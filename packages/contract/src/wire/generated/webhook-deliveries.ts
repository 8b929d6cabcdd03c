// Generated from the endpoints by `pnpm generate`; do not edit.

import type { Endpoints } from '../../generated/endpoints.ts';

import type { WireEndpoint } from '../format/wire-endpoint.ts';

import { shape20 } from './webhook-endpoints.ts';

/** List the deliveries of the last 30 days, newest first. @public */
export const listWebhookDeliveries: WireEndpoint<Endpoints['listWebhookDeliveries']> = {
  id: 'webhookDeliveries.list',
  method: 'GET',
  path: '/v1/webhook-deliveries',
  response: { items: ['a', shape20], nextCursor: ['0', 's'] },
};

/** Read a delivery with what was sent and every try. @public */
export const getWebhookDelivery: WireEndpoint<Endpoints['getWebhookDelivery']> = {
  id: 'webhookDeliveries.get',
  method: 'GET',
  path: '/v1/webhook-deliveries/{webhookDeliveryId}',
  response: {
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
    body: 's',
    attempts: [
      'a',
      {
        startedAt: 's',
        durationMs: 'n',
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
      },
    ],
  },
};

/** Send a delivery once more, under the same event id. @public */
export const replayWebhookDelivery: WireEndpoint<Endpoints['replayWebhookDelivery']> = {
  id: 'webhookDeliveries.replay',
  method: 'POST',
  path: '/v1/webhook-deliveries/{webhookDeliveryId}/replay',
  response: shape20,
};
