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

/** Which deliveries to list. @public */
export interface WebhookDeliveryQuery extends PageQuery {
  readonly webhookEndpointId?: string | undefined;
  readonly state?: WebhookDeliveryState | undefined;
}

/** What was sent to webhook endpoints in the last 30 days, and how it went. With a secret key. @public */
export class WebhookDeliveries extends Resource {
  /**
   * Lists deliveries, newest first.
   *
   * @throws TellerError, as every call.
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
   * Reads a delivery with what was sent and every try.
   *
   * @throws ApiError `not-found`; else as every call, see TellerError.
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
   * Sends one delivery once more, also one that arrived, under the same event id: for after a mistake in your receiver.
   * `conflict` while its endpoint is off.
   *
   * @throws ApiError `not-found` or `conflict`; else as every call, see TellerError.
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
