import type { WebhookReplay } from '@tellerkit/contract';
import { ProblemError } from '../../base/problem-error.ts';
import { webhookTopic } from '../../platform/webhooks/emit-webhook.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { requireWebhookDelivery } from './delivery-rows.ts';
import type { ShownDelivery } from './delivery-rows.ts';
import { requireWebhookEndpoint } from './rows.ts';

/**
 * Sends a delivery again, with the full number of attempts. A delivery with an attempt in progress stays unchanged.
 *
 * @throws {@link ProblemError} `not-found`, or `conflict` while its endpoint is disabled.
 */
export async function replayDelivery(
  unit: UnitOfWork,
  tenantId: string,
  deliveryId: string,
): Promise<ShownDelivery> {
  const { endpoint_id } = await requireWebhookDelivery(unit.db, tenantId, deliveryId);
  await requireEnabled(unit, tenantId, endpoint_id);
  await unit.db
    .updateTable('webhook_deliveries')
    .set((row) => ({ ...pendingAgain(unit.now), tries_before: row.ref('tries') }))
    .where('tenant_id', '=', tenantId)
    .where('id', '=', deliveryId)
    .where('lease', 'is', null)
    .execute();
  unit.publish(webhookTopic);
  return requireWebhookDelivery(unit.db, tenantId, deliveryId);
}

/**
 * Sends an endpoint's failed deliveries of a time span again. With `includeDelivered`, also sends successful deliveries
 * again.
 *
 * @returns the number of deliveries.
 * @throws {@link ProblemError} `not-found`, or `conflict` while the endpoint is disabled.
 */
export async function replayEndpoint(
  unit: UnitOfWork,
  tenantId: string,
  endpointId: string,
  { since, until, includeDelivered }: WebhookReplay,
): Promise<number> {
  await requireEnabled(unit, tenantId, endpointId);
  const states = includeDelivered ? (['failed', 'delivered'] as const) : (['failed'] as const);
  const { numUpdatedRows } = await unit.db
    .updateTable('webhook_deliveries')
    .set((row) => ({ ...pendingAgain(unit.now), tries_before: row.ref('tries') }))
    .where('tenant_id', '=', tenantId)
    .where('endpoint_id', '=', endpointId)
    .where('state', 'in', states)
    .where('event_type', '!=', 'webhook.ping')
    .where('created_at', '>=', Date.parse(since))
    .where('created_at', '<', until === undefined ? unit.now + 1 : Date.parse(until))
    .executeTakeFirstOrThrow();
  unit.publish(webhookTopic);
  return Number(numUpdatedRows);
}

function pendingAgain(now: number) {
  return { state: 'pending', failure: null, next_try_at: now, ended_at: null } as const;
}

async function requireEnabled(
  unit: UnitOfWork,
  tenantId: string,
  endpointId: string,
): Promise<void> {
  const { disabled_at } = await requireWebhookEndpoint(unit.db, tenantId, endpointId);
  if (disabled_at !== null)
    throw new ProblemError(
      'conflict',
      'The endpoint is disabled. Update it with `enabled: true` first.',
    );
}
