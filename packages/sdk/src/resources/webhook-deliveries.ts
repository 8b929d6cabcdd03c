import type {
  WebhookDelivery,
  WebhookDeliveryDetail,
  WebhookDeliveryState,
} from '@tellerkit/contract';
import {
  getWebhookDelivery,
  listWebhookDeliveries,
  replayWebhookDelivery,
} from '@tellerkit/contract/wire';
import type { CallOptions } from '../transport/call-options.ts';
import { listPages } from '../pages/list-pages.ts';
import type { PageList } from '../pages/page-list.ts';
import type { PageQuery } from './page-query.ts';
import { Resource } from './resource.ts';

/** Filters for a list of deliveries. @public */
export interface WebhookDeliveryQuery extends PageQuery {
  readonly webhookEndpointId?: string | undefined;
  readonly state?: WebhookDeliveryState | undefined;
}

/** Deliveries to webhook endpoints in the last 30 days, with their outcomes. All calls require a secret key. @public */
export class WebhookDeliveries extends Resource {
  /**
   * Lists deliveries, newest first.
   *
   * @throws TellerError if the call fails.
   *
   * @example
   * ```ts
   * for await (const { eventType, failure } of client.webhookDeliveries.list({ state: 'failed' }))
   *   console.log(eventType, failure);
   * ```
   */
  list(query: WebhookDeliveryQuery = {}, options?: CallOptions): PageList<WebhookDelivery> {
    return listPages(this.transport, listWebhookDeliveries, { query }, options);
  }

  /**
   * Retrieves a delivery with its body and every attempt.
   *
   * @throws ApiError with code `not-found`, or another TellerError if the call fails.
   *
   * @example
   * ```ts
   * const { body, attempts } = await client.webhookDeliveries.get(webhookDeliveryId);
   * ```
   */
  get(webhookDeliveryId: string, options?: CallOptions): Promise<WebhookDeliveryDetail> {
    return this.transport.call(getWebhookDelivery, { params: { webhookDeliveryId } }, options);
  }

  /**
   * Sends a delivery again under the same event id, even if it arrived before. Use it after you fixed a bug in your
   * receiver. Fails with `conflict` while the endpoint is disabled.
   *
   * @throws ApiError with code `not-found` or `conflict`, or another TellerError if the call fails.
   *
   * @example
   * ```ts
   * await client.webhookDeliveries.replay(webhookDeliveryId);
   * ```
   */
  replay(webhookDeliveryId: string, options?: CallOptions): Promise<WebhookDelivery> {
    return this.transport.call(replayWebhookDelivery, { params: { webhookDeliveryId } }, options);
  }
}
