import type {
  NewWebhookEndpoint,
  WebhookDelivery,
  WebhookEndpoint,
  WebhookEndpointChange,
  WebhookEndpointWithKey,
  WebhookKeyRotation,
  WebhookReplay,
  WebhookReplayed,
} from '@tellerkit/contract';
import {
  createWebhookEndpoint,
  deleteWebhookEndpoint,
  getWebhookEndpoint,
  listWebhookEndpoints,
  pingWebhookEndpoint,
  replayWebhookEndpoint,
  rotateWebhookKey,
  updateWebhookEndpoint,
} from '@tellerkit/contract/wire';
import type { CallOptions } from '../transport/call-options.ts';
import { listPages } from '../pages/list-pages.ts';
import type { PageList } from '../pages/page-list.ts';
import type { PageQuery } from './page-query.ts';
import { Resource } from './resource.ts';

/** Addresses of the bank that webhooks go to. With a secret key. @public */
export class WebhookEndpoints extends Resource {
  /**
   * Adds an address. Keep the `verificationKey` of the answer, for `verifyWebhook`: one that starts with `whsec_` is a
   * secret and not shown again.
   *
   * @throws ApiError `webhook-url-refused`, or `conflict` where there are 50 already; else as every call, see TellerError.
   *
   * @example
   * ```ts
   * const { verificationKey } = await client.webhookEndpoints.create({
   *   url: 'https://bank.example/webhooks',
   *   eventTypes: ['conversation.closed', 'survey.response.created'],
   * });
   * ```
   */
  create(body: NewWebhookEndpoint, options?: CallOptions): Promise<WebhookEndpointWithKey> {
    return this.transport.call(createWebhookEndpoint, { body }, options);
  }

  /**
   * Lists the endpoints, newest first.
   *
   * @throws TellerError, as every call.
   *
   * @example
   * ```ts
   * for await (const { url, enabled } of client.webhookEndpoints.list()) console.log(url, enabled);
   * ```
   */
  list(query: PageQuery = {}, options?: CallOptions): PageList<WebhookEndpoint> {
    return listPages(this.transport, listWebhookEndpoints, { query }, options);
  }

  /**
   * Reads one endpoint: its keys, and why it is off.
   *
   * @throws ApiError `not-found`; else as every call, see TellerError.
   *
   * @example
   * ```ts
   * const { enabled, disabledReason } = await client.webhookEndpoints.get(webhookEndpointId);
   * ```
   */
  get(webhookEndpointId: string, options?: CallOptions): Promise<WebhookEndpoint> {
    return this.transport.call(getWebhookEndpoint, { params: { webhookEndpointId } }, options);
  }

  /**
   * Changes what is given and leaves the rest as it is; null takes the description away, and sends all event types.
   * `enabled: true` turns an endpoint on again, whatever turned it off.
   *
   * @throws ApiError `not-found` or `webhook-url-refused`; else as every call, see TellerError.
   *
   * @example
   * ```ts
   * await client.webhookEndpoints.update(webhookEndpointId, { enabled: true });
   * ```
   */
  update(
    webhookEndpointId: string,
    body: WebhookEndpointChange,
    options?: CallOptions,
  ): Promise<WebhookEndpoint> {
    const input = { params: { webhookEndpointId }, body };
    return this.transport.call(updateWebhookEndpoint, input, options);
  }

  /**
   * Removes an endpoint with its keys and deliveries.
   *
   * @throws ApiError `not-found`; else as every call, see TellerError.
   *
   * @example
   * ```ts
   * await client.webhookEndpoints.delete(webhookEndpointId);
   * ```
   */
  async delete(webhookEndpointId: string, options?: CallOptions): Promise<void> {
    await this.transport.call(deleteWebhookEndpoint, { params: { webhookEndpointId } }, options);
  }

  /**
   * Makes a new key. The keys so far sign too for `overlapMs`, a day by default: give `verifyWebhook` both meanwhile.
   *
   * @throws ApiError `not-found`; else as every call, see TellerError.
   *
   * @example
   * ```ts
   * const { verificationKey } = await client.webhookEndpoints.rotateKey(webhookEndpointId);
   * await verifyWebhook(body, headers, [verificationKey, oldKey]);
   * ```
   */
  rotateKey(
    webhookEndpointId: string,
    body: WebhookKeyRotation = {},
    options?: CallOptions,
  ): Promise<WebhookEndpointWithKey> {
    const input = { params: { webhookEndpointId }, body };
    return this.transport.call(rotateWebhookKey, input, options);
  }

  /**
   * Sends a `webhook.ping`, once, to try the endpoint. `client.webhookDeliveries.get` says how it went.
   *
   * @throws ApiError `not-found`; else as every call, see TellerError.
   *
   * @example
   * ```ts
   * const { id } = await client.webhookEndpoints.ping(webhookEndpointId);
   * ```
   */
  ping(webhookEndpointId: string, options?: CallOptions): Promise<WebhookDelivery> {
    return this.transport.call(pingWebhookEndpoint, { params: { webhookEndpointId } }, options);
  }

  /**
   * Sends once more what did not arrive since a moment, under the same event ids: for after an
   * outage. `conflict` while the endpoint is off.
   *
   * @throws ApiError `not-found` or `conflict`; else as every call, see TellerError.
   *
   * @example
   * ```ts
   * await client.webhookEndpoints.replay(webhookEndpointId, { since: '2026-11-21T08:00:00Z' });
   * ```
   */
  replay(
    webhookEndpointId: string,
    body: WebhookReplay,
    options?: CallOptions,
  ): Promise<WebhookReplayed> {
    const input = { params: { webhookEndpointId }, body };
    return this.transport.call(replayWebhookEndpoint, input, options);
  }
}
