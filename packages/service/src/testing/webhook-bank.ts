import assert from 'node:assert/strict';
import type {
  NewWebhookEndpoint,
  WebhookDelivery,
  WebhookDeliveryDetail,
  WebhookEndpoint,
  WebhookEndpointWithKey,
} from '@tellerkit/contract';
import type { TestService } from '../test-kit/index.ts';
import { asBackEnd } from './caller.ts';
import { eventually } from './eventually.ts';

/** Calls the webhook endpoints as a bank's back end does. */
export class WebhookBank {
  readonly #bank: TestService;

  constructor(bank: TestService) {
    this.#bank = bank;
  }

  add(endpoint: Partial<NewWebhookEndpoint> = {}): Promise<WebhookEndpointWithKey> {
    const url = 'https://bank.example/webhooks';
    return asBackEnd(this.#bank).post('/v1/webhook-endpoints', { url, ...endpoint });
  }

  endpoint(id: string): Promise<WebhookEndpoint> {
    return asBackEnd(this.#bank).get(`/v1/webhook-endpoints/${id}`);
  }

  async deliveries(query = ''): Promise<WebhookDelivery[]> {
    const path = `/v1/webhook-deliveries?limit=100${query}`;
    return (await asBackEnd(this.#bank).get<{ items: WebhookDelivery[] }>(path)).items;
  }

  delivery(id: string): Promise<WebhookDeliveryDetail> {
    return asBackEnd(this.#bank).get(`/v1/webhook-deliveries/${id}`);
  }

  /** Waits until the only delivery has had `tries` attempts, and returns it. */
  tried(tries: number): Promise<WebhookDelivery> {
    return eventually(async () => {
      const [delivery, ...others] = await this.deliveries();
      assert.deepEqual([delivery?.tries, others.length], [tries, 0]);
      return delivery as WebhookDelivery;
    });
  }

  /** Waits until all deliveries are in this state, and returns them. */
  all(state: WebhookDelivery['state']): Promise<WebhookDelivery[]> {
    return eventually(async () => {
      const deliveries = await this.deliveries();
      assert.deepEqual(new Set(deliveries.map((delivery) => delivery.state)), new Set([state]));
      return deliveries;
    });
  }
}
