import type { WebhookFailure } from '@tellerkit/contract';
import type { WebhookUrlPolicy } from './url-policy.ts';

/** A signed webhook that is ready to send. @public */
export interface WebhookRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The response of a receiver, without its body. @public */
export interface WebhookAnswer {
  readonly status: number;
  /** The header `Retry-After`. */
  readonly retryAfter: string | null;
}

/**
 * Sends webhooks for the service. Create the real sender with `createWebhookSender` of `@tellerkit/service/node`.
 *
 * @public
 */
export interface WebhookSender {
  readonly policy: WebhookUrlPolicy;
  /**
   * Sends a POST request once. Follows no redirect and connects to no address that the policy rejects.
   *
   * @param signal - Aborts after the timeout.
   * @throws {@link WebhookSendError} if there was no response.
   */
  send(request: WebhookRequest, signal: AbortSignal): Promise<WebhookAnswer>;
}

/** The reason why there was no response. @public */
export type WebhookSendFailure = Extract<
  WebhookFailure,
  'connection-failed' | 'certificate-invalid' | 'name-not-found' | 'address-refused'
>;

/**
 * Reports that a webhook got no response. The error contains neither the address nor any part of the request.
 *
 * @public
 */
export class WebhookSendError extends Error {
  override readonly name = 'WebhookSendError';
  readonly code: WebhookSendFailure;

  constructor(code: WebhookSendFailure) {
    super(`The webhook got no response: ${code}.`);
    this.code = code;
  }
}
