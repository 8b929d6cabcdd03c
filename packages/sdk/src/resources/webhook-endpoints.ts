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

/** URLs of the bank that receive webhooks. All calls require a secret key. @public */
export class WebhookEndpoints extends Resource {
  /**
   * Creates a webhook endpoint. Store the returned `verificationKey` for `verifyWebhook`. A key that starts with
   * `whsec_` is a secret and is never shown again.
   *
   * @throws ApiError with code `webhook-url-refused`, or with `conflict` if the tenant has 50 endpoints already, or
   * another TellerError if the call fails.
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
   * @throws TellerError if the call fails.
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
   * Retrieves an endpoint with its keys and, if it is disabled, the reason.
   *
   * @throws ApiError with code `not-found`, or another TellerError if the call fails.
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
   * Updates the given fields and keeps the others. A null `description` removes the description; null `eventTypes`
   * subscribes to all event types. `enabled: true` enables an endpoint again, whatever disabled it.
   *
   * @throws ApiError with code `not-found` or `webhook-url-refused`, or another TellerError if the call fails.
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
   * Deletes an endpoint with its keys and deliveries.
   *
   * @throws ApiError with code `not-found`, or another TellerError if the call fails.
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
   * Creates a new key. The existing keys keep signing for `overlapMs`, one day by default. During that time, pass
   * both the new and the old key to `verifyWebhook`.
   *
   * @throws ApiError with code `not-found`, or another TellerError if the call fails.
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
   * Sends one `webhook.ping` to test the endpoint. `client.webhookDeliveries.get` returns the outcome of the ping.
   *
   * @throws ApiError with code `not-found`, or another TellerError if the call fails.
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
   * Sends the failed deliveries of a period again, under the same event ids. With `includeDelivered`, sends the
   * successful deliveries again, too. Use it after an outage. Fails with `conflict` while the endpoint is disabled.
   *
   * @throws ApiError with code `not-found` or `conflict`, or another TellerError if the call fails.
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
