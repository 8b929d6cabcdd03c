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
 * Writes down how a try went and what follows: done, another try, or given up; and for the endpoint,
 * that it works, wants to be left alone for a while, or is to be turned off. Does nothing if another node has taken
 * the delivery over.
 *
 * @param random - from 0 to below 1, for the time of the next try.
 */
export function recordTry(
  { transact, logger }: RecordParts,
  delivery: ClaimedDelivery,
  tried: TriedDelivery,
  random: number,
): Promise<void> {
  return transact(async (unit) => {
    // Before the delivery, as whoever turns an endpoint off takes them in this order
    const endpoint = await lockEndpoint(unit, delivery);
    const delayMs = tried.failure === null ? null : delayOf(delivery, tried, random);
    const over = delayMs === null;
    const held = await unit.db
      .updateTable('webhook_deliveries')
      .set({
        state: tried.failure === null ? 'delivered' : over ? 'failed' : 'pending',
        tries: delivery.tries + 1,
        response_status: tried.responseStatus,
        failure: tried.failure,
        next_try_at: over ? null : unit.now + delayMs,
        lease: null,
        ended_at: over ? unit.now : null,
      })
      .where('tenant_id', '=', delivery.tenant_id)
      .where('id', '=', delivery.id)
      .where('lease', '=', delivery.lease)
      .returning('id')
      .executeTakeFirst();
    if (held === undefined || endpoint === undefined) return;
    await insertAttempt(unit, delivery, tried);
    if (delivery.event_type === 'webhook.ping' && tried.failure !== null) return;
    await noteEndpoint(logger, unit, delivery, tried, endpoint, { over, random });
  });
}

function lockEndpoint(
  unit: UnitOfWork,
  { tenant_id, endpoint_id }: ClaimedDelivery,
): Promise<WebhookEndpointRow | undefined> {
  const query = selectWebhookEndpoint(unit.db, tenant_id, endpoint_id);
  // Weaker than for an update of the key: whoever emits events does not wait for it
  const locked = unit.databaseKind === 'postgres' ? query.forNoKeyUpdate() : query;
  return locked.executeTakeFirst();
}

/** A ping is tried once, and 410 and an endpoint that is off are final. */
function delayOf(delivery: ClaimedDelivery, tried: TriedDelivery, random: number): number | null {
  const final =
    delivery.event_type === 'webhook.ping' ||
    tried.responseStatus === gone ||
    tried.failure === 'endpoint-disabled';
  const tries = delivery.tries - delivery.tries_before + 1;
  return final ? null : nextDelayMs(tries, tried.wishMs, random);
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

async function noteEndpoint(
  logger: Logger,
  unit: UnitOfWork,
  delivery: ClaimedDelivery,
  tried: TriedDelivery,
  endpoint: WebhookEndpointRow,
  next: { readonly over: boolean; readonly random: number },
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
  if (tried.responseStatus === gone) await turnOff(logger, unit, delivery, 'gone');
  else if (await failsForLong(unit, delivery, tried, failing_since, next.over))
    await turnOff(logger, unit, delivery, 'failing');
}

/** Whether the endpoint is not reached and nothing has arrived for days, or nothing since this delivery, now given up, was first tried. */
async function failsForLong(
  unit: UnitOfWork,
  delivery: ClaimedDelivery,
  { failure }: TriedDelivery,
  since: number | null,
  over: boolean,
): Promise<boolean> {
  if (since === null) return false;
  if (isUnreached(failure) && unit.now - since >= longestFailingMs) return true;
  if (!over) return false;
  const first = await unit.db
    .selectFrom('webhook_attempts')
    .select('started_at')
    .where('delivery_id', '=', delivery.id)
    .where('number', '=', delivery.tries_before + 1)
    .executeTakeFirst();
  return first !== undefined && since <= first.started_at;
}

async function turnOff(
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
