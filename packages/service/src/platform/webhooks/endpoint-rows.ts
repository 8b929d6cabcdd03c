import type { Kysely, Selectable } from 'kysely';
import type { Database } from '../../store/database/schema.ts';
import type {
  WebhookEndpointTable,
  WebhookKeyTable,
} from '../../store/database/tables/webhook-tables.ts';

/** An endpoint's row. */
export type WebhookEndpointRow = Selectable<WebhookEndpointTable>;

/** A key's row. */
export type WebhookKeyRow = Selectable<WebhookKeyTable>;

/**
 * As {@link requireWebhookEndpoint}, for an endpoint that may have been removed.
 */
export function findWebhookEndpoint(
  db: Kysely<Database>,
  tenantId: string,
  endpointId: string,
): Promise<WebhookEndpointRow | undefined> {
  return selectWebhookEndpoint(db, tenantId, endpointId).executeTakeFirst();
}

/** The query of {@link findWebhookEndpoint}, to be locked. */
export function selectWebhookEndpoint(db: Kysely<Database>, tenantId: string, endpointId: string) {
  return db
    .selectFrom('webhook_endpoints')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', endpointId);
}

/**
 * Reads the keys of endpoints that hold at a moment, the newest first.
 */
export async function listLivingKeys(
  db: Kysely<Database>,
  tenantId: string,
  endpointIds: readonly string[],
  now: number,
): Promise<WebhookKeyRow[]> {
  if (endpointIds.length === 0) return [];
  return db
    .selectFrom('webhook_keys')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('endpoint_id', 'in', endpointIds)
    .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', now)]))
    .orderBy('id', 'desc')
    .execute();
}
