import type { NewWebhookEndpoint, WebhookEndpointSettings } from '@tellerkit/contract';
import type { Kernel } from '../kernel/kernel.ts';
import { ProblemError } from '../kernel/problem-error.ts';
import type { Work } from '../kernel/work.ts';
import { disableEndpoint } from './disable-endpoint.ts';
import type { WebhookEndpointRow } from './endpoint-rows.ts';
import { refuseUrl, strictPolicy } from './url-policy.ts';

/** Endpoints of a tenant at most: each event looks at all of them. */
const mostEndpoints = 50;

/**
 * Adds an endpoint.
 *
 * @throws {@link ProblemError} `webhook-url-refused`, or `conflict` where the tenant has as many as it may.
 *
 * @internal
 */
export async function insertWebhookEndpoint(
  kernel: Kernel,
  work: Work,
  tenantId: string,
  endpoint: NewWebhookEndpoint,
): Promise<WebhookEndpointRow> {
  requireAllowedUrl(kernel, endpoint.url);
  await requireRoom(work, tenantId);
  return work.db
    .insertInto('webhook_endpoints')
    .values({
      id: work.newId('webhookEndpoint'),
      tenant_id: tenantId,
      ...settingsOf(endpoint),
      signing: endpoint.signing ?? 'hmac-sha256',
      disabled_reason: null,
      disabled_at: null,
      failing_since: null,
      held_until: null,
      created_at: work.now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/**
 * Sets what an endpoint is from now on.
 *
 * @throws {@link ProblemError} `webhook-url-refused`.
 *
 * @internal
 */
export async function updateWebhookEndpointRow(
  kernel: Kernel,
  work: Work,
  { tenantId, id }: { readonly tenantId: string; readonly id: string },
  settings: WebhookEndpointSettings,
): Promise<void> {
  requireAllowedUrl(kernel, settings.url);
  const on = { disabled_reason: null, disabled_at: null, failing_since: null, held_until: null };
  await work.db
    .updateTable('webhook_endpoints')
    .set({ ...settingsOf(settings), ...(settings.enabled !== false && on) })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute();
  if (settings.enabled === false) await disableEndpoint(work, tenantId, id, 'by-caller');
}

async function requireRoom({ db }: Work, tenantId: string): Promise<void> {
  const { count } = await db
    .selectFrom('webhook_endpoints')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('tenant_id', '=', tenantId)
    .executeTakeFirstOrThrow();
  if (Number(count) >= mostEndpoints)
    throw new ProblemError('conflict', `Delete an endpoint first: ${mostEndpoints} are the most.`);
}

function settingsOf({ url, description, eventTypes }: WebhookEndpointSettings) {
  return {
    url: new URL(url).href,
    description: description ?? null,
    event_types: eventTypes === undefined ? null : JSON.stringify([...new Set(eventTypes)]),
  };
}

function requireAllowedUrl({ webhookSender }: Kernel, url: string): void {
  const refusal = refuseUrl(url, webhookSender?.policy ?? strictPolicy);
  if (refusal === undefined) return;
  const errors = [{ path: 'url', code: 'refused', message: refusal.replace(/\.$/, '') }];
  throw new ProblemError('webhook-url-refused', refusal, { errors });
}
