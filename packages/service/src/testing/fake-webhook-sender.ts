import { strictPolicy } from '../platform/webhooks/url-policy.ts';
import type {
  WebhookAnswer,
  WebhookRequest,
  WebhookSender,
} from '../platform/webhooks/webhook-sender.ts';

/** Simulates a receiver of webhooks. */
export type Receive = (
  request: WebhookRequest,
  signal: AbortSignal,
) => WebhookAnswer | Promise<WebhookAnswer>;

/**
 * A webhook sender that sends nothing. The test sets the receiver's behaviour and reads the requests.
 */
export class FakeWebhookSender implements WebhookSender {
  readonly policy = strictPolicy;
  readonly requests: WebhookRequest[] = [];
  receive: Receive;
  readonly #waiting: { readonly count: number; readonly resolve: () => void }[] = [];

  constructor(receive: Receive = () => answer(200)) {
    this.receive = receive;
  }

  /** Parsed bodies of all requests. */
  get events(): { id: string; type: string; timestamp: string; data: Record<string, unknown> }[] {
    return this.requests.map(({ body }) => JSON.parse(body) as (typeof this.events)[number]);
  }

  async send(request: WebhookRequest, signal: AbortSignal): Promise<WebhookAnswer> {
    this.requests.push(request);
    for (const waiting of this.#waiting.filter(({ count }) => count <= this.requests.length))
      waiting.resolve();
    return this.receive(request, signal);
  }

  /** Resolves when the service has sent `count` requests in total. */
  sent(count: number): Promise<void> {
    if (this.requests.length >= count) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push({ count, resolve }));
  }
}

/** Creates the response with which a simulated receiver answers a webhook. */
export function answer(status: number, retryAfter: string | null = null): WebhookAnswer {
  return { status, retryAfter };
}

/** Simulates a receiver that never responds. */
export function hang(_request: WebhookRequest, signal: AbortSignal): Promise<WebhookAnswer> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener(
      'abort',
      () => reject(new Error('The receiver did not respond in time.')),
      { once: true },
    );
  });
}
