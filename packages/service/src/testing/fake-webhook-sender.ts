import { strictPolicy } from '../platform/webhooks/url-policy.ts';
import type {
  WebhookAnswer,
  WebhookRequest,
  WebhookSender,
} from '../platform/webhooks/webhook-sender.ts';

/** What a receiver does with a webhook. */
export type Receive = (
  request: WebhookRequest,
  signal: AbortSignal,
) => WebhookAnswer | Promise<WebhookAnswer>;

/**
 * Sends nothing anywhere: a test says what the receiver does, and reads what it got.
 */
export class FakeWebhookSender implements WebhookSender {
  readonly policy = strictPolicy;
  readonly requests: WebhookRequest[] = [];
  receive: Receive;
  readonly #waiting: { readonly count: number; readonly resolve: () => void }[] = [];

  constructor(receive: Receive = () => answer(200)) {
    this.receive = receive;
  }

  /** What the receivers got, parsed. */
  get events(): { id: string; type: string; timestamp: string; data: Record<string, unknown> }[] {
    return this.requests.map(({ body }) => JSON.parse(body) as (typeof this.events)[number]);
  }

  async send(request: WebhookRequest, signal: AbortSignal): Promise<WebhookAnswer> {
    this.requests.push(request);
    for (const waiting of this.#waiting.filter(({ count }) => count <= this.requests.length))
      waiting.resolve();
    return this.receive(request, signal);
  }

  /** Settles once so many were sent in all. */
  sent(count: number): Promise<void> {
    if (this.requests.length >= count) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push({ count, resolve }));
  }
}

/** An answer without anything to wait for. */
export function answer(status: number, retryAfter: string | null = null): WebhookAnswer {
  return { status, retryAfter };
}

/** A receiver that never answers. */
export function hang(_request: WebhookRequest, signal: AbortSignal): Promise<WebhookAnswer> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('No answer in time')), { once: true });
  });
}
