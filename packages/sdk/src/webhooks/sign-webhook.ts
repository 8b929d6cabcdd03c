import { fromBase64, toBase64 } from '../base/base64.ts';
import { checkOptions } from '../base/check-options.ts';
import { systemClock } from '../base/clock.ts';
import type { Clock } from '../base/clock.ts';
import { randomHex } from '../base/random.ts';
import { importHmac, signedContent } from './webhook-key.ts';

/** Options of {@link signWebhook}. @public */
export interface SignWebhookOptions {
  /** Value of the header `webhook-id`. @defaultValue a new id */
  readonly id?: string | undefined;
  /** Source of time, which tests can replace. @defaultValue the system clock */
  readonly clock?: Pick<Clock, 'now'> | undefined;
}

const second = 1000;

/**
 * Signs a body and returns the headers of the webhook, to test the code that receives webhooks.
 *
 * @param secret - `whsec_…`, or its base64 part alone.
 *
 * @example
 * ```ts
 * const body = JSON.stringify(event);
 * const headers = await signWebhook(body, secret);
 * const response = await receive(new Request(url, { method: 'POST', body, headers }));
 * ```
 *
 * @throws TypeError for an invalid secret.
 *
 * @public
 */
export async function signWebhook(
  body: string,
  secret: string,
  options: SignWebhookOptions = {},
): Promise<Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>> {
  checkOptions(options, 'id clock');
  const { id = `evt_${randomHex(13)}`, clock = systemClock } = options;
  const bytes = fromBase64(secret.replace(/^whsec_/, ''));
  if (!bytes || bytes.length === 0)
    throw new TypeError('Invalid `secret`. Pass the whsec_… secret of the endpoint.');
  const timestamp = String(Math.floor(clock.now() / second));
  const content = signedContent(id, timestamp, new TextEncoder().encode(body));
  const signature = await crypto.subtle.sign('HMAC', await importHmac(bytes, 'sign'), content);
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${toBase64(new Uint8Array(signature))}`,
  };
}
