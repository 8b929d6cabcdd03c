import type { NewWebhookEndpoint, WebhookEndpointChange } from '@tellerkit/contract';
import { writeJson } from '../../base/json-text.ts';
import { ProblemError } from '../../base/problem-error.ts';
import { disableEndpoint } from '../../platform/webhooks/disable-endpoint.ts';
import type { WebhookEndpointRow } from '../../platform/webhooks/endpoint-rows.ts';
import { refuseUrl } from '../../platform/webhooks/url-policy.ts';
import type { WebhookUrlPolicy } from '../../platform/webhooks/url-policy.ts';
import type { WebhookEndpointTable } from '../../store/database/tables/webhook-tables.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';

/**
 * Maximum number of endpoints per tenant. The number is limited because the service checks every endpoint for each
 * event.
 */
const maxEndpoints = 50;

/**
 * Adds an endpoint.
 *
 * @throws {@link ProblemError} `webhook-url-refused`, or `conflict` if the tenant has the maximum number of endpoints.
 */
export async function insertWebhookEndpoint(
  policy: WebhookUrlPolicy,
  unit: UnitOfWork,
  tenantId: string,
  endpoint: NewWebhookEndpoint,
): Promise<WebhookEndpointRow> {
  requireAllowedUrl(policy, endpoint.url);
  await requireCapacity(unit, tenantId);
  return unit.db
    .insertInto('webhook_endpoints')
    .values({
      id: unit.newId('webhookEndpoint'),
      tenant_id: tenantId,
      url: new URL(endpoint.url).href,
      description: endpoint.description ?? null,
      event_types: toColumn(endpoint.eventTypes ?? null),
      signing: endpoint.signing ?? 'hmac-sha256',
      disabled_reason: null,
      disabled_at: null,
      failing_since: null,
      held_until: null,
      created_at: unit.now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/**
 * Changes the given fields of an endpoint.
 *
 * @throws {@link ProblemError} `webhook-url-refused`.
 */
export async function updateWebhookEndpointRow(
  policy: WebhookUrlPolicy,
  unit: UnitOfWork,
  { tenantId, id }: { readonly tenantId: string; readonly id: string },
  { url, description, eventTypes, enabled }: WebhookEndpointChange,
): Promise<void> {
  if (url !== undefined) requireAllowedUrl(policy, url);
  const changed = {
    ...(url !== undefined && { url: new URL(url).href }),
    ...(description !== undefined && { description }),
    ...(eventTypes !== undefined && { event_types: toColumn(eventTypes) }),
    ...(enabled === true && { disabled_reason: null, disabled_at: null }),
    // Failures of the old URL say nothing about the new URL
    ...((url !== undefined || enabled === true) && { failing_since: null, held_until: null }),
  };
  if (Object.keys(changed).length > 0)
    await unit.db
      .updateTable('webhook_endpoints')
      .set(changed)
      .where('tenant_id', '=', tenantId)
      .where('id', '=', id)
      .execute();
  if (enabled === false) await disableEndpoint(unit, tenantId, id, 'by-caller');
}

async function requireCapacity({ db }: UnitOfWork, tenantId: string): Promise<void> {
  const { count } = await db
    .selectFrom('webhook_endpoints')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('tenant_id', '=', tenantId)
    .executeTakeFirstOrThrow();
  if (Number(count) >= maxEndpoints)
    throw new ProblemError(
      'conflict',
      `The tenant already has ${maxEndpoints} endpoints, the maximum. Delete an endpoint first.`,
    );
}

function toColumn(eventTypes: readonly string[] | null): WebhookEndpointTable['event_types'] {
  return eventTypes && writeJson([...new Set(eventTypes)]);
}

function requireAllowedUrl(policy: WebhookUrlPolicy, url: string): void {
  const refusal = refuseUrl(url, policy);
  if (refusal === undefined) return;
  const errors = [{ path: 'url', code: 'refused', message: refusal.replace(/\.$/, '') }];
  throw new ProblemError('webhook-url-refused', refusal, { errors });
}
