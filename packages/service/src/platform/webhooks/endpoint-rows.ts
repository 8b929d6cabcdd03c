import type { Kysely, Selectable } from 'kysely';
import type { Database } from '../../store/database/schema.ts';
import type {
  WebhookEndpointTable,
  WebhookKeyTable,
} from '../../store/database/tables/webhook-tables.ts';

/** A webhook endpoint as the database stores it. */
export type WebhookEndpointRow = Selectable<WebhookEndpointTable>;

/** A key of a webhook endpoint as the database stores it. */
export type WebhookKeyRow = Selectable<WebhookKeyTable>;

/**
 * Finds an endpoint. Returns undefined if it was deleted.
 */
export function findWebhookEndpoint(
  db: Kysely<Database>,
  tenantId: string,
  endpointId: string,
): Promise<WebhookEndpointRow | undefined> {
  return selectWebhookEndpoint(db, tenantId, endpointId).executeTakeFirst();
}

/** Builds the query of {@link findWebhookEndpoint}, so that a caller can add a lock. */
export function selectWebhookEndpoint(db: Kysely<Database>, tenantId: string, endpointId: string) {
  return db
    .selectFrom('webhook_endpoints')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', endpointId);
}

/**
 * Lists the unexpired keys of the endpoints, newest first.
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
