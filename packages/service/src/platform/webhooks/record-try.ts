import type { Logger } from '../../base/logger.ts';
import type { Store } from '../../store/store.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { writeAudit } from '../audit/write-audit.ts';
import type { ClaimedDelivery } from './claimed-delivery.ts';
import { disableEndpoint } from './disable-endpoint.ts';
import type { DisabledReason } from './disable-endpoint.ts';
import { selectWebhookEndpoint } from './endpoint-rows.ts';
import type { WebhookEndpointRow } from './endpoint-rows.ts';
import { holdEndpoint, isUnreached } from './hold-endpoint.ts';
import { longestFailingMs, nextDelayMs } from './schedule.ts';
import type { TriedDelivery } from './tried-delivery.ts';

const gone = 410;
const done = 200;

/** Dependencies of {@link recordTry}. */
export interface RecordParts extends Pick<Store, 'transact'> {
  readonly logger: Logger;
}

/**
 * Records an attempt and its consequences. The delivery has succeeded, gets a further attempt or has failed for good.
 * The endpoint counts as working, is paused or is disabled. Does nothing if another node has taken over the delivery.
 *
 * @param random - Random number from 0 to below 1, for the jitter of the next attempt.
 */
export function recordTry(
  { transact, logger }: RecordParts,
  delivery: ClaimedDelivery,
  tried: TriedDelivery,
  random: number,
): Promise<void> {
  return transact(async (unit) => {
    // Locks the endpoint before the delivery. disableEndpoint locks in the same order, so the two cannot deadlock
    const endpoint = await lockEndpoint(unit, delivery);
    const delayMs = tried.failure === null ? null : delayOf(delivery, tried, random);
    const isOver = delayMs === null;
    const held = await unit.db
      .updateTable('webhook_deliveries')
      .set({
        state: tried.failure === null ? 'delivered' : isOver ? 'failed' : 'pending',
        tries: delivery.tries + 1,
        response_status: tried.responseStatus,
        failure: tried.failure,
        next_try_at: isOver ? null : unit.now + delayMs,
        lease: null,
        ended_at: isOver ? unit.now : null,
      })
      .where('tenant_id', '=', delivery.tenant_id)
      .where('id', '=', delivery.id)
      .where('lease', '=', delivery.lease)
      .returning('id')
      .executeTakeFirst();
    if (held === undefined || endpoint === undefined) return;
    await insertAttempt(unit, delivery, tried);
    if (delivery.event_type === 'webhook.ping' && tried.failure !== null) return;
    await updateEndpoint(logger, unit, delivery, tried, endpoint, { isOver, random });
  });
}

function lockEndpoint(
  unit: UnitOfWork,
  { tenant_id, endpoint_id }: ClaimedDelivery,
): Promise<WebhookEndpointRow | undefined> {
  const query = selectWebhookEndpoint(unit.db, tenant_id, endpoint_id);
  // `for no key update` does not block emitWebhook, which takes `for key share`
  const locked = unit.databaseKind === 'postgres' ? query.forNoKeyUpdate() : query;
  return locked.executeTakeFirst();
}

/**
 * Returns the delay before the next attempt. Returns null if no attempt follows: after the last attempt, after a ping,
 * after a 410 response, or if the endpoint is disabled.
 */
function delayOf(delivery: ClaimedDelivery, tried: TriedDelivery, random: number): number | null {
  const final =
    delivery.event_type === 'webhook.ping' ||
    tried.responseStatus === gone ||
    tried.failure === 'endpoint-disabled';
  const tries = delivery.tries - delivery.tries_before + 1;
  return final ? null : nextDelayMs(tries, tried.retryAfterMs, random);
}

async function insertAttempt(unit: UnitOfWork, delivery: ClaimedDelivery, tried: TriedDelivery) {
  await unit.db
    .insertInto('webhook_attempts')
    .values({
      tenant_id: delivery.tenant_id,
      delivery_id: delivery.id,
      number: delivery.tries + 1,
      started_at: tried.startedAt,
      duration_ms: tried.durationMs,
      response_status: tried.responseStatus,
      failure: tried.failure,
    })
    .execute();
}

async function updateEndpoint(
  logger: Logger,
  unit: UnitOfWork,
  delivery: ClaimedDelivery,
  tried: TriedDelivery,
  endpoint: WebhookEndpointRow,
  next: { readonly isOver: boolean; readonly random: number },
): Promise<void> {
  const { failing_since } = endpoint;
  const update = unit.db
    .updateTable('webhook_endpoints')
    .where('tenant_id', '=', endpoint.tenant_id)
    .where('id', '=', endpoint.id);
  if (tried.failure === null) {
    if (failing_since !== null) await update.set({ failing_since: null }).execute();
    return;
  }
  if (failing_since === null) await update.set({ failing_since: tried.startedAt }).execute();
  await holdEndpoint(unit, delivery, tried, failing_since, next.random);
  if (tried.responseStatus === gone) await disable(logger, unit, delivery, 'gone');
  else if (await failsForLong(unit, delivery, tried, failing_since, next.isOver))
    await disable(logger, unit, delivery, 'failing');
}

/**
 * Returns true if the endpoint must be disabled. This is so if the endpoint is unreachable and no delivery has
 * succeeded for three days. It is also so if this delivery has failed for good and no delivery has succeeded since its
 * first attempt.
 */
async function failsForLong(
  unit: UnitOfWork,
  delivery: ClaimedDelivery,
  { failure }: TriedDelivery,
  since: number | null,
  isOver: boolean,
): Promise<boolean> {
  if (since === null) return false;
  if (isUnreached(failure) && unit.now - since >= longestFailingMs) return true;
  if (!isOver) return false;
  const first = await unit.db
    .selectFrom('webhook_attempts')
    .select('started_at')
    .where('delivery_id', '=', delivery.id)
    .where('number', '=', delivery.tries_before + 1)
    .executeTakeFirst();
  return first !== undefined && since <= first.started_at;
}

async function disable(
  logger: Logger,
  unit: UnitOfWork,
  delivery: ClaimedDelivery,
  reason: DisabledReason,
): Promise<void> {
  const { id, tenant_id: tenantId, endpoint_id: endpointId } = delivery;
  if (!(await disableEndpoint(unit, tenantId, endpointId, reason))) return;
  await writeAudit(unit, {
    caller: { kind: 'system', id: 'webhooks', tenantId },
    requestId: id,
    occurredAt: unit.now,
    action: `webhookEndpoints.disable.${reason}`,
    target: endpointId,
    status: done,
  });
  unit.afterCommit(() => logger.info('webhook-endpoint-disabled', { endpointId, reason }));
}
