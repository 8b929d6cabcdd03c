import type { WebhookEndpoint } from '@tellerkit/contract';
import type { Kysely } from 'kysely';
import { toOptionalTimestamp, toTimestamp } from '../../base/clock.ts';
import { readJson } from '../../base/json-text.ts';
import { notFound } from '../../base/problem-error.ts';
import { findWebhookEndpoint } from '../../platform/webhooks/endpoint-rows.ts';
import type { WebhookEndpointRow, WebhookKeyRow } from '../../platform/webhooks/endpoint-rows.ts';
import type { Database } from '../../store/database/schema.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';

/**
 * Reads an endpoint of a tenant.
 *
 * @throws {@link ProblemError} `not-found` if the tenant has no such endpoint.
 */
export async function requireWebhookEndpoint(
  db: Kysely<Database>,
  tenantId: string,
  endpointId: string,
): Promise<WebhookEndpointRow> {
  const found = await findWebhookEndpoint(db, tenantId, endpointId);
  if (found === undefined) throw notFound();
  return found;
}

/** Position and size of a page of endpoints. */
export interface WebhookEndpointRange {
  /** Id of the last endpoint on the previous page. */
  readonly after: string | undefined;
  readonly limit: number;
}

/**
 * Reads endpoints of a tenant, the newest first.
 */
export function listWebhookEndpointRows(
  db: Kysely<Database>,
  tenantId: string,
  { after, limit }: WebhookEndpointRange,
): Promise<WebhookEndpointRow[]> {
  let query = db.selectFrom('webhook_endpoints').selectAll().where('tenant_id', '=', tenantId);
  if (after !== undefined) query = query.where('id', '<', after);
  return query.orderBy('id', 'desc').limit(limit).execute();
}

/**
 * Deletes an endpoint with its signing keys, deliveries and attempts.
 */
export async function deleteWebhookEndpointRows(
  unit: UnitOfWork,
  tenantId: string,
  endpointId: string,
): Promise<void> {
  // Deletes the endpoint first. A concurrent transaction that adds deliveries has then either committed, so that the
  // queries below find its rows, or no longer finds the endpoint
  await unit.db
    .deleteFrom('webhook_endpoints')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', endpointId)
    .execute();
  const deliveries = unit.db
    .selectFrom('webhook_deliveries')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('endpoint_id', '=', endpointId);
  await unit.db.deleteFrom('webhook_attempts').where('delivery_id', 'in', deliveries).execute();
  for (const table of ['webhook_deliveries', 'webhook_keys'] as const)
    await unit.db
      .deleteFrom(table)
      .where('tenant_id', '=', tenantId)
      .where('endpoint_id', '=', endpointId)
      .execute();
}

/**
 * Converts a row to the API's endpoint.
 *
 * @param keys - current signing keys of this endpoint, and possibly of other endpoints.
 */
export function toWebhookEndpoint(
  row: WebhookEndpointRow,
  keys: readonly WebhookKeyRow[],
): WebhookEndpoint {
  return {
    id: row.id,
    url: row.url,
    description: row.description,
    eventTypes: row.event_types === null ? null : [...readJson(row.event_types)],
    signing: row.signing,
    enabled: row.disabled_at === null,
    disabledReason: row.disabled_reason,
    disabledAt: toOptionalTimestamp(row.disabled_at),
    keys: keys
      .filter(({ endpoint_id }) => endpoint_id === row.id)
      .map((key) => ({
        id: key.id,
        publicKey: key.public_key,
        createdAt: toTimestamp(key.created_at),
        expiresAt: toOptionalTimestamp(key.expires_at),
      })),
    createdAt: toTimestamp(row.created_at),
  };
}
