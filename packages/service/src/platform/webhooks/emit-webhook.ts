import type { WebhookEvent } from '@tellerkit/contract';
import { toTimestamp } from '../../base/clock.ts';
import { readJson } from '../../base/json-text.ts';
import type { WebhookEndpointTable } from '../../store/database/tables/webhook-tables.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';

/** Type and data of an event to tell receivers of. */
export type NewWebhookEvent =
  Exclude<WebhookEvent, { type: 'unknown' }> extends infer Event
    ? Event extends { type: string; data: unknown }
      ? Pick<Event, 'type' | 'data'>
      : never
    : never;

/** Topic that says that there are webhooks to send. */
export const webhookTopic = 'webhooks';

/**
 * Writes down what every endpoint that takes the event shall get, in the transaction of what happened: neither is there
 * without the other, whenever the process ends. An endpoint that is off keeps the event in its log,
 * so that it can be replayed.
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
  // Nobody removes an endpoint between this and the deliveries
  const locked = unit.databaseKind === 'postgres' ? rows.forKeyShare() : rows;
  const endpoints = await locked.execute();
  const taking = endpoints.filter(({ event_types }) => takes(event_types, event.type));
  if (taking.length === 0) return;
  const eventId = await insertWebhookEvent(unit, tenantId, event);
  for (const { id, disabled_at } of taking) {
    await insertDelivery(unit, tenantId, {
      endpointId: id,
      eventId,
      eventType: event.type,
      nextTryAt: disabled_at === null ? unit.now : null,
    });
  }
}

function takes(eventTypes: WebhookEndpointTable['event_types'], type: string): boolean {
  return eventTypes === null || readJson(eventTypes).includes(type);
}

/**
 * Stores an event with the body that is sent for it.
 *
 * @returns its id.
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

/** A delivery to store; without `nextTryAt` its endpoint is off. */
export interface NewDelivery {
  readonly endpointId: string;
  readonly eventId: string;
  readonly eventType: string;
  readonly nextTryAt: number | null;
}

/**
 * Stores a delivery, which is sent after the commit.
 *
 * @returns its id.
 */
export async function insertDelivery(
  unit: UnitOfWork,
  tenantId: string,
  { endpointId, eventId, eventType, nextTryAt }: NewDelivery,
): Promise<string> {
  const id = unit.newId('webhookDelivery');
  const off = nextTryAt === null;
  await unit.db
    .insertInto('webhook_deliveries')
    .values({
      id,
      tenant_id: tenantId,
      endpoint_id: endpointId,
      event_id: eventId,
      event_type: eventType,
      state: off ? 'failed' : 'pending',
      tries: 0,
      tries_before: 0,
      response_status: null,
      failure: off ? 'endpoint-disabled' : null,
      next_try_at: nextTryAt,
      lease: null,
      created_at: unit.now,
      ended_at: off ? unit.now : null,
    })
    .execute();
  if (!off) unit.publish(webhookTopic);
  return id;
}
