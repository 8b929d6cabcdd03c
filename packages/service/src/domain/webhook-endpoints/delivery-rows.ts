import type {
  WebhookDelivery,
  WebhookDeliveryDetail,
  WebhookDeliveryState,
} from '@tellerkit/contract';
import type { Kysely } from 'kysely';
import { toOptionalTimestamp, toTimestamp } from '../../base/clock.ts';
import { notFound } from '../../base/problem-error.ts';
import type { WebhookDeliveryRow } from '../../platform/webhooks/claimed-delivery.ts';
import type { Database } from '../../store/database/schema.ts';

/** A delivery with the time until which the service sends only pings to its endpoint; null without such a time. */
export interface ShownDelivery extends WebhookDeliveryRow {
  readonly held_until: number | null;
}

function selectDeliveries(db: Kysely<Database>, tenantId: string) {
  return db
    .selectFrom('webhook_deliveries')
    .leftJoin('webhook_endpoints', 'webhook_endpoints.id', 'webhook_deliveries.endpoint_id')
    .selectAll('webhook_deliveries')
    .select('webhook_endpoints.held_until')
    .where('webhook_deliveries.tenant_id', '=', tenantId);
}

/**
 * Reads a delivery of a tenant.
 *
 * @throws {@link ProblemError} `not-found` if the tenant has no such delivery.
 */
export async function requireWebhookDelivery(
  db: Kysely<Database>,
  tenantId: string,
  deliveryId: string,
): Promise<ShownDelivery> {
  const found = await selectDeliveries(db, tenantId)
    .where('webhook_deliveries.id', '=', deliveryId)
    .executeTakeFirst();
  if (found === undefined) throw notFound();
  return found;
}

/** A filter for a list of deliveries. */
export interface WebhookDeliveryFilter {
  readonly endpointId: string | undefined;
  readonly state: WebhookDeliveryState | undefined;
  /** Id of the last delivery on the previous page. */
  readonly after: string | undefined;
  readonly limit: number;
}

/**
 * Reads deliveries of a tenant, the newest first.
 */
export function listWebhookDeliveryRows(
  db: Kysely<Database>,
  tenantId: string,
  { endpointId, state, after, limit }: WebhookDeliveryFilter,
): Promise<ShownDelivery[]> {
  let query = selectDeliveries(db, tenantId);
  if (endpointId !== undefined) query = query.where('endpoint_id', '=', endpointId);
  if (state !== undefined) query = query.where('state', '=', state);
  if (after !== undefined) query = query.where('webhook_deliveries.id', '<', after);
  return query.orderBy('webhook_deliveries.id', 'desc').limit(limit).execute();
}

/**
 * Converts a row to the API's delivery.
 *
 * @param sends - true if the service has a sender. Without a sender, a pending delivery has no next attempt.
 */
export function toWebhookDelivery(row: ShownDelivery, sends: boolean): WebhookDelivery {
  const stuck = row.state === 'pending' && !sends;
  return {
    id: row.id,
    webhookEndpointId: row.endpoint_id,
    eventId: row.event_id,
    eventType: row.event_type,
    state: row.state,
    tries: row.tries,
    responseStatus: row.response_status,
    failure: stuck ? 'no-sender' : row.failure,
    nextTryAt: stuck ? null : toOptionalTimestamp(nextTryOf(row)),
    createdAt: toTimestamp(row.created_at),
    endedAt: toOptionalTimestamp(row.ended_at),
  };
}

function nextTryOf({ next_try_at, held_until, event_type }: ShownDelivery): number | null {
  if (next_try_at === null || held_until === null || event_type === 'webhook.ping')
    return next_try_at;
  return Math.max(next_try_at, held_until);
}

/**
 * Reads a delivery with its body and every attempt.
 */
export async function readWebhookDeliveryDetail(
  db: Kysely<Database>,
  row: ShownDelivery,
  sends: boolean,
): Promise<WebhookDeliveryDetail> {
  const { body } = await db
    .selectFrom('webhook_events')
    .select('body')
    .where('tenant_id', '=', row.tenant_id)
    .where('id', '=', row.event_id)
    .executeTakeFirstOrThrow();
  const attempts = await db
    .selectFrom('webhook_attempts')
    .selectAll()
    .where('tenant_id', '=', row.tenant_id)
    .where('delivery_id', '=', row.id)
    .orderBy('number')
    .execute();
  return {
    ...toWebhookDelivery(row, sends),
    body,
    attempts: attempts.map((attempt) => ({
      startedAt: toTimestamp(attempt.started_at),
      durationMs: attempt.duration_ms,
      responseStatus: attempt.response_status,
      failure: attempt.failure,
    })),
  };
}
