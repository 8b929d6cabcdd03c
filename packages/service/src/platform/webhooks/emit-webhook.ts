import type { WebhookEvent } from '@tellerkit/contract';
import { toTimestamp } from '../../base/clock.ts';
import { readJson } from '../../base/json-text.ts';
import type { WebhookEndpointTable } from '../../store/database/tables/webhook-tables.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';

/** Type and data of an event to send to webhook endpoints. */
export type NewWebhookEvent =
  Exclude<WebhookEvent, { type: 'unknown' }> extends infer Event
    ? Event extends { type: string; data: unknown }
      ? Pick<Event, 'type' | 'data'>
      : never
    : never;

/** Bus topic on which the service announces that deliveries are due. */
export const webhookTopic = 'webhooks';

/**
 * Stores an event, with a delivery for every endpoint that is subscribed to the type of the event. It runs in the
 * transaction of the change that causes the event, so a crash loses both or neither. A disabled endpoint gets a failed
 * delivery, which can be replayed later.
 */
export async function emitWebhook(
  unit: UnitOfWork,
  tenantId: string,
  event: NewWebhookEvent,
): Promise<void> {
  const rows = unit.db
    .selectFrom('webhook_endpoints')
    .select(['id', 'event_types', 'disabled_at'])
    .where('tenant_id', '=', tenantId);
  // The lock keeps an endpoint from being deleted before its deliveries are stored
  const locked = unit.databaseKind === 'postgres' ? rows.forKeyShare() : rows;
  const endpoints = await locked.execute();
  const subscribed = endpoints.filter(({ event_types }) => isSubscribed(event_types, event.type));
  if (subscribed.length === 0) return;
  const eventId = await insertWebhookEvent(unit, tenantId, event);
  for (const { id, disabled_at } of subscribed) {
    await insertDelivery(unit, tenantId, {
      endpointId: id,
      eventId,
      eventType: event.type,
      nextTryAt: disabled_at === null ? unit.now : null,
    });
  }
}

function isSubscribed(eventTypes: WebhookEndpointTable['event_types'], type: string): boolean {
  return eventTypes === null || readJson(eventTypes).includes(type);
}

/**
 * Stores an event with the body of its webhook request.
 *
 * @returns The id of the event.
 */
export async function insertWebhookEvent(
  unit: UnitOfWork,
  tenantId: string,
  { type, data }: NewWebhookEvent,
): Promise<string> {
  const id = unit.newId('webhookEvent');
  const body = JSON.stringify({ id, type, timestamp: toTimestamp(unit.now), data });
  await unit.db
    .insertInto('webhook_events')
    .values({ id, tenant_id: tenantId, type, body, occurred_at: unit.now })
    .execute();
  return id;
}

/** A delivery to store. `nextTryAt` is null if the endpoint is disabled. */
export interface NewDelivery {
  readonly endpointId: string;
  readonly eventId: string;
  readonly eventType: string;
  readonly nextTryAt: number | null;
}

/**
 * Stores a delivery. The dispatcher sends it after the commit.
 *
 * @returns The id of the delivery.
 */
export async function insertDelivery(
  unit: UnitOfWork,
  tenantId: string,
  { endpointId, eventId, eventType, nextTryAt }: NewDelivery,
): Promise<string> {
  const id = unit.newId('webhookDelivery');
  const isDisabled = nextTryAt === null;
  await unit.db
    .insertInto('webhook_deliveries')
    .values({
      id,
      tenant_id: tenantId,
      endpoint_id: endpointId,
      event_id: eventId,
      event_type: eventType,
      state: isDisabled ? 'failed' : 'pending',
      tries: 0,
      tries_before: 0,
      response_status: null,
      failure: isDisabled ? 'endpoint-disabled' : null,
      next_try_at: nextTryAt,
      lease: null,
      created_at: unit.now,
      ended_at: isDisabled ? unit.now : null,
    })
    .execute();
  if (!isDisabled) unit.publish(webhookTopic);
  return id;
}
