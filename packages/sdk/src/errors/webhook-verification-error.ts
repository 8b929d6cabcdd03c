import { TellerError } from './teller-error.ts';

/**
 * Why a webhook is not to be believed.
 *
 * - `missing-header`: one of `webhook-id`, `webhook-timestamp` and `webhook-signature` is not there.
 * - `bad-timestamp`: `webhook-timestamp` is no whole number of seconds.
 * - `too-old`, `too-new`: it was signed too long ago, or in the future; look at this machine's clock.
 * - `no-matching-signature`: none holds under any of the keys. The body was changed on the way, also by
 *   parsing and writing it again, or the key is another one's.
 * - `malformed-payload`: it is signed, and its body is no event of the contract.
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
 * A webhook that is not to be believed: answer 400 and do nothing. It holds nothing of what was received.
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
