import { fromBase64, toBase64 } from '../base/base64.ts';
import { systemClock } from '../base/clock.ts';
import type { Clock } from '../base/clock.ts';
import { randomHex } from '../base/random.ts';
import { importHmac, signedContent } from './webhook-key.ts';

/** What {@link signWebhook} signs, and when. @public */
export interface SignWebhookOptions {
  /** The header `webhook-id`. @defaultValue a new one */
  readonly id?: string | undefined;
  /** @defaultValue the machine's clock */
  readonly clock?: Pick<Clock, 'now'> | undefined;
}

const second = 1000;

/**
 * Makes the headers that a webhook with this body has, for tests of the code that receives them.
 *
 * @param secret - `whsec_…`, or the base64 of it.
 *
 * @example
 * ```ts
 * const body = JSON.stringify(event);
 * const headers = await signWebhook(body, secret);
 * const response = await receive(new Request(url, { method: 'POST', body, headers }));
 * ```
 *
 * @throws TypeError for a secret that is none.
 *
 * @public
 */
export async function signWebhook(
  body: string,
  secret: string,
  { id = `evt_${randomHex(13)}`, clock = systemClock }: SignWebhookOptions = {},
): Promise<Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>> {
  const bytes = fromBase64(secret.replace(/^whsec_/, ''));
  if (!bytes || bytes.length === 0) throw new TypeError('Pass a secret that starts with whsec_.');
  const timestamp = String(Math.floor(clock.now() / second));
  const content = signedContent(id, timestamp, new TextEncoder().encode(body));
  const signature = await crypto.subtle.sign('HMAC', await importHmac(bytes, 'sign'), content);
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${toBase64(new Uint8Array(signature))}`,
  };
}
