import { TellerError } from './teller-error.ts';

/**
 * Reasons for which a webhook fails verification.
 *
 * - `missing-header`: `webhook-id`, `webhook-timestamp` or `webhook-signature` is missing.
 * - `bad-timestamp`: `webhook-timestamp` is not a whole number of seconds.
 * - `too-old`, `too-new`: the webhook was signed too long ago or in the future. Check the clock of this machine.
 * - `no-matching-signature`: no signature matches any of the keys. Either the body was changed on the way, for
 *   example by parsing and serialising it again, or the key belongs to another endpoint.
 * - `malformed-payload`: the signature is valid, but the body is not an event of the contract.
 *
 * @public
 */
export type WebhookVerificationErrorCode =
  | 'missing-header'
  | 'bad-timestamp'
  | 'too-old'
  | 'too-new'
  | 'no-matching-signature'
  | 'malformed-payload';

/**
 * A webhook failed verification. Respond with status 400 and do nothing else. The error contains nothing of the
 * request.
 *
 * @public
 */
export class WebhookVerificationError extends TellerError {
  declare readonly code: WebhookVerificationErrorCode;

  /** @internal */
  constructor(code: WebhookVerificationErrorCode, message: string) {
    const facts = { code };
    super('WebhookVerificationError', message, facts);
  }
}
