import type { WebhookEvent } from '@tellerkit/contract';
import { parseShape, webhookEventShape } from '@tellerkit/contract/wire';
import { fromBase64 } from '../base/base64.ts';
import { checkOptions } from '../base/check-options.ts';
import { systemClock } from '../base/clock.ts';
import type { Clock } from '../base/clock.ts';
import { WebhookVerificationError } from '../errors/webhook-verification-error.ts';
import { readVerificationKey, signedContent } from './webhook-key.ts';
import type { WebhookKey } from './webhook-key.ts';
import { readBody, readHeader } from './webhook-request.ts';
import type { WebhookBody, WebhookHeaders } from './webhook-request.ts';

/** Options of {@link verifyWebhook}. @public */
export interface VerifyWebhookOptions {
  /** Largest difference between `webhook-timestamp` and now, in milliseconds, at least 0. @defaultValue 300000 */
  readonly toleranceMs?: number | undefined;
  /** Source of time, which tests can replace. @defaultValue the system clock */
  readonly clock?: Pick<Clock, 'now'> | undefined;
}

const second = 1000;
const defaultToleranceMs = 300 * second;

/** Largest number of signatures to check, more than any sender makes. It limits the cost of a long header. */
const maxSignatures = 20;

/**
 * Verifies that a webhook comes from the service, is unchanged and is recent, and returns its event. Pass the raw body,
 * before any parsing. The same event may arrive several times: remember `event.id` and ignore repetitions.
 *
 * @param body - Raw body of the request, as text or bytes.
 * @param headers - A `Headers`, or `request.headers` of Node and Express.
 * @param keys - `verificationKey` of the endpoint; during a rotation, the new and the old key.
 *
 * @example
 * ```ts
 * const event = await verifyWebhook(await request.text(), request.headers, verificationKey);
 * if (event.type === 'survey.response.created') console.log(event.data.scores);
 * ```
 *
 * @throws {@link WebhookVerificationError} if the verification fails. Respond with status 400.
 * @throws TypeError for an invalid key, body or `toleranceMs`.
 *
 * @public
 */
export async function verifyWebhook(
  body: WebhookBody,
  headers: WebhookHeaders,
  keys: string | readonly string[],
  options: VerifyWebhookOptions = {},
): Promise<WebhookEvent> {
  await verifyWebhookSignature(body, headers, keys, options);
  try {
    const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
    return parseShape(webhookEventShape, JSON.parse(text)) as WebhookEvent;
  } catch {
    // Leaves out the parser's message and cause, because both may quote the body
    throw new WebhookVerificationError(
      'malformed-payload',
      'The signature is valid, but the body is not an event. Check that service and SDK versions match.',
    );
  }
}

/**
 * Verifies a webhook of any sender that follows Standard Webhooks. Unlike {@link verifyWebhook}, it leaves the parsing
 * of the body to you.
 *
 * @example
 * ```ts
 * await verifyWebhookSignature(body, request.headers, process.env.PAYMENTS_WEBHOOK_SECRET ?? '');
 * ```
 *
 * @throws {@link WebhookVerificationError} if the verification fails. Respond with status 400.
 * @throws TypeError for an invalid key, body or `toleranceMs`.
 *
 * @public
 */
export async function verifyWebhookSignature(
  body: WebhookBody,
  headers: WebhookHeaders,
  keys: string | readonly string[],
  options: VerifyWebhookOptions = {},
): Promise<void> {
  checkOptions(options, 'toleranceMs clock');
  const list = typeof keys === 'string' ? [keys] : keys;
  if (!Array.isArray(list) || list.length === 0 || !list.every((key) => typeof key === 'string'))
    throw new TypeError('`keys` must be the `verificationKey` of the endpoint, or a list of them.');
  const verifiers = await Promise.all(list.map(readVerificationKey));
  const bytes = readBody(body);
  const id = readHeader(headers, 'webhook-id');
  const timestamp = readHeader(headers, 'webhook-timestamp');
  const signatures = readHeader(headers, 'webhook-signature');
  checkTimestamp(timestamp, options);
  const content = signedContent(id, timestamp, bytes);
  for (const signature of signatures.split(' ').slice(0, maxSignatures))
    if (await matchesKey(signature, verifiers, content)) return;
  throw new WebhookVerificationError(
    'no-matching-signature',
    bytes.length === 0
      ? 'The body is empty. Pass the raw body: another parser may have read it before.'
      : 'No signature matches. Pass the raw body, and the key of this endpoint.',
  );
}

function checkTimestamp(
  text: string,
  { toleranceMs = defaultToleranceMs, clock = systemClock }: VerifyWebhookOptions,
): void {
  // NaN would accept every age.
  if (!(toleranceMs >= 0)) throw new TypeError('`toleranceMs` must be at least 0.');
  if (!/^\d{1,12}$/.test(text))
    throw new WebhookVerificationError(
      'bad-timestamp',
      'The header `webhook-timestamp` must be a whole number of seconds.',
    );
  const age = clock.now() - Number(text) * second;
  if (!(age <= toleranceMs))
    throw new WebhookVerificationError(
      'too-old',
      'The webhook was signed too long ago. Check the clock of this machine.',
    );
  if (-age > toleranceMs)
    throw new WebhookVerificationError(
      'too-new',
      'The webhook was signed in the future. Check the clock of this machine.',
    );
}

/** True if a signature matches one of the keys. WebCrypto compares in constant time. */
async function matchesKey(
  signature: string,
  keys: readonly WebhookKey[],
  content: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const comma = signature.indexOf(',');
  const bytes = fromBase64(signature.slice(comma + 1));
  if (comma < 0 || !bytes) return false;
  for (const { version, algorithm, key } of keys)
    if (version === signature.slice(0, comma))
      if (await crypto.subtle.verify(algorithm, key, bytes, content)) return true;
  return false;
}
