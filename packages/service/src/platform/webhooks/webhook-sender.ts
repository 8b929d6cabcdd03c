import type { WebhookFailure } from '@tellerkit/contract';
import type { WebhookUrlPolicy } from './url-policy.ts';

/** A webhook that is ready to go. @public */
export interface WebhookRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a receiver has answered; its body is of no interest. @public */
export interface WebhookAnswer {
  readonly status: number;
  /** The header `Retry-After`. */
  readonly retryAfter: string | null;
}

/**
 * Sends webhooks for the service. `createWebhookSender` of `@tellerkit/service/node` makes the real one.
 *
 * @public
 */
export interface WebhookSender {
  readonly policy: WebhookUrlPolicy;
  /**
   * POSTs once. Follows no redirect, and reaches no address that the policy refuses.
   *
   * @param signal - aborts when the receiver has had its time.
   * @throws {@link WebhookSendError} if there was no answer.
   */
  send(request: WebhookRequest, signal: AbortSignal): Promise<WebhookAnswer>;
}

/** Why there was no answer. @public */
export type WebhookSendFailure = Extract<
  WebhookFailure,
  'connection-failed' | 'certificate-invalid' | 'name-not-found' | 'address-refused'
>;

/**
 * A webhook found no receiver. Holds no address and nothing that was sent.
 *
 * @public
 */
export class WebhookSendError extends Error {
  override readonly name = 'WebhookSendError';
  readonly code: WebhookSendFailure;

  constructor(code: WebhookSendFailure) {
    super(`The webhook was not delivered: ${code}`);
    this.code = code;
  }
}
