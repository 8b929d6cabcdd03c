import type { WebhookEvent } from '@tellerkit/contract';
import { parseShape, webhookEventShape } from '@tellerkit/contract/wire';
import { fromBase64 } from '../base/base64.ts';
import { systemClock } from '../base/clock.ts';
import type { Clock } from '../base/clock.ts';
import { WebhookVerificationError } from '../errors/webhook-verification-error.ts';
import { readVerificationKey, signedContent } from './webhook-key.ts';
import type { WebhookKey } from './webhook-key.ts';

/** Headers of a request: a `Headers`, or Node's `request.headers`. @public */
export type WebhookHeaders =
  Pick<Headers, 'get'> | Readonly<Record<string, string | readonly string[] | undefined>>;

/** How {@link verifyWebhook} judges. @public */
export interface VerifyWebhookOptions {
  /** How far `webhook-timestamp` may be off, before and after now, in milliseconds; from 0. @defaultValue 300 000 */
  readonly toleranceMs?: number | undefined;
  /** @defaultValue the machine's clock */
  readonly clock?: Pick<Clock, 'now'> | undefined;
}

const second = 1000;
const defaultToleranceMs = 300 * second;

/** More signatures than any sender makes; a header full of them shall not cost more. */
const mostSignatures = 20;

/**
 * Checks that a webhook comes from the service, whole and lately, and gives the event that it carries. Pass the body as
 * it came, before anything has parsed it. The same event may come several times: note `event.id`, and
 * do nothing when it comes again.
 *
 * @param headers - a `Headers`, or `request.headers` of Node and Express.
 * @param keys - the `verificationKey` of the endpoint; during a rotation the new one and the old one.
 *
 * @example
 * ```ts
 * const event = await verifyWebhook(await request.text(), request.headers, verificationKey);
 * if (event.type === 'survey.response.created') console.log(event.data.scores);
 * ```
 *
 * @throws {@link WebhookVerificationError} if it is not to be believed: answer 400.
 * @throws TypeError for a key, a body or a `toleranceMs` that cannot be used.
 *
 * @public
 */
export async function verifyWebhook(
  body: string | Uint8Array,
  headers: WebhookHeaders,
  keys: string | readonly string[],
  options: VerifyWebhookOptions = {},
): Promise<WebhookEvent> {
  await verifyWebhookSignature(body, headers, keys, options);
  try {
    const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
    return parseShape(webhookEventShape, JSON.parse(text)) as WebhookEvent;
  } catch {
    // Neither the parser's message nor its cause goes on: both may quote what was received
    throw new WebhookVerificationError(
      'malformed-payload',
      'The webhook is signed, but its body is no event of this contract.',
    );
  }
}

/**
 * As {@link verifyWebhook}, for any sender that keeps to Standard Webhooks: checks, and leaves the body to you.
 *
 * @example
 * ```ts
 * await verifyWebhookSignature(body, request.headers, process.env.PAYMENTS_WEBHOOK_SECRET ?? '');
 * ```
 *
 * @throws {@link WebhookVerificationError} if it is not to be believed.
 * @throws TypeError for a key, a body or a `toleranceMs` that cannot be used.
 *
 * @public
 */
export async function verifyWebhookSignature(
  body: string | Uint8Array,
  headers: WebhookHeaders,
  keys: string | readonly string[],
  options: VerifyWebhookOptions = {},
): Promise<void> {
  const list = typeof keys === 'string' ? [keys] : keys;
  if (!Array.isArray(list) || list.length === 0 || !list.every((key) => typeof key === 'string'))
    throw new TypeError('Pass the verificationKey that webhookEndpoints.create gave, or a list.');
  const read = await Promise.all(list.map(readVerificationKey));
  const bytes = readBody(body);
  const id = readHeader(headers, 'webhook-id');
  const timestamp = readHeader(headers, 'webhook-timestamp');
  const signatures = readHeader(headers, 'webhook-signature');
  checkTimestamp(timestamp, options);
  const content = signedContent(id, timestamp, bytes);
  for (const signature of signatures.split(' ').slice(0, mostSignatures))
    if (await holds(signature, read, content)) return;
  throw new WebhookVerificationError(
    'no-matching-signature',
    'No signature of the webhook holds. Pass the body as it came, and the key of this endpoint.',
  );
}

function readBody(body: unknown): Uint8Array {
  if (typeof body === 'string') return new TextEncoder().encode(body);
  if (body instanceof Uint8Array) return body;
  throw new TypeError('Pass the body as it came, as text or bytes, before anything has parsed it.');
}

function readHeader(headers: WebhookHeaders, name: string): string {
  const value = isHeaders(headers) ? headers.get(name) : findHeader(headers, name);
  if (value) return value;
  throw new WebhookVerificationError('missing-header', `The webhook has no header ${name}.`);
}

function isHeaders(headers: WebhookHeaders): headers is Pick<Headers, 'get'> {
  return typeof headers.get === 'function';
}

function findHeader(headers: Exclude<WebhookHeaders, Pick<Headers, 'get'>>, name: string) {
  const found = Object.keys(headers).find((key) => key.toLowerCase() === name);
  const value = found === undefined ? undefined : headers[found];
  return typeof value === 'string' ? value : value?.join(' ');
}

function checkTimestamp(
  text: string,
  { toleranceMs = defaultToleranceMs, clock = systemClock }: VerifyWebhookOptions,
): void {
  // No number would let every age pass.
  if (!(toleranceMs >= 0)) throw new TypeError('toleranceMs must be a number from 0.');
  if (!/^\d{1,12}$/.test(text))
    throw new WebhookVerificationError(
      'bad-timestamp',
      'The header webhook-timestamp is no whole number of seconds.',
    );
  const age = clock.now() - Number(text) * second;
  if (!(age <= toleranceMs))
    throw new WebhookVerificationError('too-old', 'The webhook was signed too long ago.');
  if (-age > toleranceMs)
    throw new WebhookVerificationError(
      'too-new',
      'The webhook was signed in the future. Does the clock of this machine go right?',
    );
}

/** WebCrypto compares in a time that says nothing of where two signatures differ. */
async function holds(
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
