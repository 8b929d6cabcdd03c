import type { WebhookEndpoint } from '@tellerkit/contract';
import type { UnitOfWork } from '../../store/unit-of-work.ts';

/** The reason why an endpoint is disabled. */
export type DisabledReason = NonNullable<WebhookEndpoint['disabledReason']>;

/**
 * Disables an endpoint. Its waiting deliveries become failed and can be replayed later.
 *
 * @returns False if the endpoint was already disabled or deleted.
 */
export async function disableEndpoint(
  unit: UnitOfWork,
  tenantId: string,
  endpointId: string,
  reason: DisabledReason,
): Promise<boolean> {
  const disabled = await unit.db
    .updateTable('webhook_endpoints')
    .set({ disabled_reason: reason, disabled_at: unit.now })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', endpointId)
    .where('disabled_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (disabled === undefined) return false;
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
