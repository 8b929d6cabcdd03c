import type { WebhookEndpoint } from '@tellerkit/contract';
import type { UnitOfWork } from '../../store/unit-of-work.ts';

/** Why an endpoint is off. */
export type DisabledReason = NonNullable<WebhookEndpoint['disabledReason']>;

/**
 * Turns an endpoint off. What still waits for it stays in the log as failed, to be replayed.
 *
 * @returns false if it was off already, or is gone.
 */
export async function disableEndpoint(
  unit: UnitOfWork,
  tenantId: string,
  endpointId: string,
  reason: DisabledReason,
): Promise<boolean> {
  const turned = await unit.db
    .updateTable('webhook_endpoints')
    .set({ disabled_reason: reason, disabled_at: unit.now })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', endpointId)
    .where('disabled_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (turned === undefined) return false;
  await unit.db
    .updateTable('webhook_deliveries')
    .set({
      state: 'failed',
      failure: 'endpoint-disabled',
      next_try_at: null,
      lease: null,
      ended_at: unit.now,
    })
    .where('tenant_id', '=', tenantId)
    .where('endpoint_id', '=', endpointId)
    .where('state', '=', 'pending')
    .where('event_type', '!=', 'webhook.ping')
    .execute();
  return true;
}
