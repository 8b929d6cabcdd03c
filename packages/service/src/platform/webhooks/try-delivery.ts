import type { WebhookFailure } from '@tellerkit/contract';
import { describeError } from '../../base/describe-error.ts';
import type { Limits } from '../../base/limits.ts';
import type { Runtime } from '../../base/runtime.ts';
import type { Store } from '../../store/store.ts';
import type { ClaimedDelivery } from './claimed-delivery.ts';
import { signWithAll } from './endpoint-keys.ts';
import type { KeySealing } from './endpoint-keys.ts';
import { findWebhookEndpoint, listLivingKeys } from './endpoint-rows.ts';
import type { WebhookEndpointRow } from './endpoint-rows.ts';
import { readRetryAfter } from './schedule.ts';
import type { TriedDelivery } from './tried-delivery.ts';
import { WebhookSendError } from './webhook-sender.ts';
import type { WebhookSender } from './webhook-sender.ts';

/** Dependencies of {@link tryDelivery}. */
export interface TryParts
  extends Pick<Store, 'db'>, Pick<Runtime, 'clock' | 'logger' | 'signal'>, KeySealing {
  readonly sender: WebhookSender;
  readonly limits: Pick<Limits, 'webhookTimeoutMs'>;
}

const second = 1000;
const userAgent = 'Tellerkit-Webhooks/1';

/**
 * Sends a delivery once.
 *
 * @returns The result of the attempt. Undefined if the endpoint or event was deleted, or if the service closes before
 * the response.
 */
export async function tryDelivery(
  parts: TryParts,
  delivery: ClaimedDelivery,
): Promise<TriedDelivery | undefined> {
  const { db, clock } = parts;
  const { tenant_id, endpoint_id, event_id } = delivery;
  const endpoint = await findWebhookEndpoint(db, tenant_id, endpoint_id);
  const event = await db
    .selectFrom('webhook_events')
    .select('body')
    .where('tenant_id', '=', tenant_id)
    .where('id', '=', event_id)
    .executeTakeFirst();
  if (endpoint === undefined || event === undefined) return undefined;
  const startedAt = clock.now();
  const outcome = async () => {
    if (endpoint.disabled_at !== null && delivery.event_type !== 'webhook.ping')
      return failed('endpoint-disabled');
    const headers = await signedHeaders(parts, endpoint, event_id, event.body);
    if (headers === undefined) return failed('key-unreadable');
    return post(parts, { url: endpoint.url, headers, body: event.body });
  };
  const result = await outcome();
  return result && { ...result, startedAt, durationMs: Math.max(0, clock.now() - startedAt) };
}

async function signedHeaders(
  parts: TryParts,
  endpoint: WebhookEndpointRow,
  id: string,
  body: string,
): Promise<Record<string, string> | undefined> {
  const timestamp = Math.floor(parts.clock.now() / second);
  const { tenant_id, id: endpointId, signing } = endpoint;
  const keys = await listLivingKeys(parts.db, tenant_id, [endpointId], parts.clock.now());
  try {
    return {
      'content-type': 'application/json',
      'user-agent': userAgent,
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': await signWithAll(parts, signing, keys, {
        id,
        timestamp,
        body,
      }),
    };
  } catch (error) {
    parts.logger.error('webhook-key-unreadable', { endpointId, ...describeError(error) });
    return undefined;
  }
}

type Outcome = Pick<TriedDelivery, 'responseStatus' | 'failure' | 'retryAfterMs'>;

async function post(
  { sender, clock, limits, signal }: TryParts,
  request: Parameters<WebhookSender['send']>[0],
): Promise<Outcome | undefined> {
  const stop = new AbortController();
  const abort = () => stop.abort();
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  const cancel = clock.setTimeout(abort, limits.webhookTimeoutMs);
  try {
    const sent = sender.send(request, stop.signal);
    const { status, retryAfter } = await Promise.race([sent, rejectWhenAborted(stop.signal)]);
    const retryAfterMs = readRetryAfter(retryAfter, clock.now());
    return { responseStatus: status, failure: failureOf(status), retryAfterMs };
  } catch (error) {
    if (signal.aborted) return undefined;
    if (stop.signal.aborted) return failed('timeout');
    return failed(error instanceof WebhookSendError ? error.code : 'connection-failed');
  } finally {
    cancel();
    signal.removeEventListener('abort', abort);
  }
}

/** Rejects when the signal aborts, so that a sender that ignores the signal does not block the service. */
function rejectWhenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const abort = () =>
      reject(new DOMException('The receiver did not respond in time.', 'AbortError'));
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}

function failed(failure: WebhookFailure): Outcome {
  return { responseStatus: null, failure, retryAfterMs: undefined };
}

function failureOf(status: number): WebhookFailure | null {
  if (status >= 200 && status < 300) return null;
  return status >= 300 && status < 400 ? 'redirect' : 'status';
}
