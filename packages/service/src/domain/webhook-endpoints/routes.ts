import {
  createWebhookEndpoint,
  deleteWebhookEndpoint,
  getWebhookDelivery,
  getWebhookEndpoint,
  listWebhookDeliveries,
  listWebhookEndpoints,
  pingWebhookEndpoint,
  replayWebhookDelivery,
  replayWebhookEndpoint,
  rotateWebhookKey,
  updateWebhookEndpoint,
} from '@tellerkit/contract';
import type { WebhookEndpoint } from '@tellerkit/contract';
import type { Kysely } from 'kysely';
import type { Database } from '../../store/database/schema.ts';
import type { App } from '../../http/app.ts';
import { bind } from '../../http/bind.ts';
import { decodeCursor, defaultLimit, toPage } from '../../http/page.ts';
import {
  listWebhookDeliveryRows,
  requireWebhookDelivery,
  viewWebhookDelivery,
  viewWebhookDeliveryDetail,
} from './delivery-rows.ts';
import { insertDelivery, insertWebhookEvent } from '../../platform/webhooks/emit-webhook.ts';
import { addWebhookKey, retireWebhookKeys } from '../../platform/webhooks/endpoint-keys.ts';
import {
  deleteWebhookEndpointRows,
  listLivingKeys,
  listWebhookEndpointRows,
  requireWebhookEndpoint,
  viewWebhookEndpoint,
} from '../../platform/webhooks/endpoint-rows.ts';
import type { WebhookEndpointRow } from '../../platform/webhooks/endpoint-rows.ts';
import { replayDelivery, replayEndpoint } from './replay.ts';
import { insertWebhookEndpoint, updateWebhookEndpointRow } from './write-endpoint.ts';

const defaultOverlapMs = 24 * 60 * 60 * 1000;

/**
 * Serves webhook endpoints and their deliveries.
 *
 * @internal
 */
export function registerWebhookRoutes(app: App): void {
  bindEndpoints(app);
  bindKeys(app);
  bindDeliveries(app);
  bindReplays(app);
}

function bindEndpoints(app: App): void {
  const { kernel } = app;
  const view = viewAt(() => kernel.clock.now());
  bind(
    app,
    createWebhookEndpoint,
    async ({ body }, { unit, tenantId }) => {
      const row = await insertWebhookEndpoint(kernel, unit, tenantId, body);
      const verificationKey = await addWebhookKey(kernel, unit, row);
      return { ...(await view(unit.db, row)), verificationKey };
    },
    { secret: true },
  );
  bind(app, listWebhookEndpoints, async ({ query }, { db, tenantId }) => {
    const limit = query.limit ?? defaultLimit;
    const after = decodeCursor(query.cursor);
    const rows = await listWebhookEndpointRows(db, tenantId, { after, limit: limit + 1 });
    const ids = rows.map(({ id }) => id);
    const keys = await listLivingKeys(db, tenantId, ids, kernel.clock.now());
    return toPage(
      rows,
      limit,
      ({ id }) => id,
      (row) => viewWebhookEndpoint(row, keys),
    );
  });
  bind(app, getWebhookEndpoint, async ({ params }, { db, tenantId }) =>
    view(db, await requireWebhookEndpoint(db, tenantId, params.webhookEndpointId)),
  );
  bind(app, updateWebhookEndpoint, async ({ params, body }, { unit, tenantId }) => {
    const { id } = await requireWebhookEndpoint(unit.db, tenantId, params.webhookEndpointId);
    await updateWebhookEndpointRow(kernel, unit, { tenantId, id }, body);
    return view(unit.db, await requireWebhookEndpoint(unit.db, tenantId, id));
  });
  bind(app, deleteWebhookEndpoint, async ({ params }, { unit, tenantId }) => {
    const { id } = await requireWebhookEndpoint(unit.db, tenantId, params.webhookEndpointId);
    await deleteWebhookEndpointRows(unit, tenantId, id);
    return undefined;
  });
}

function bindKeys(app: App): void {
  const { kernel } = app;
  const view = viewAt(() => kernel.clock.now());
  bind(
    app,
    rotateWebhookKey,
    async ({ params, body }, { unit, tenantId }) => {
      const row = await requireWebhookEndpoint(unit.db, tenantId, params.webhookEndpointId);
      await retireWebhookKeys(unit, row, body.overlapMs ?? defaultOverlapMs);
      const verificationKey = await addWebhookKey(kernel, unit, row);
      return { ...(await view(unit.db, row)), verificationKey };
    },
    { secret: true },
  );
}

function bindDeliveries(app: App): void {
  const sends = app.kernel.webhookSender !== undefined;
  bind(app, listWebhookDeliveries, async ({ query }, { db, tenantId }) => {
    const limit = query.limit ?? defaultLimit;
    const rows = await listWebhookDeliveryRows(db, tenantId, {
      endpointId: query.webhookEndpointId,
      state: query.state,
      after: decodeCursor(query.cursor),
      limit: limit + 1,
    });
    return toPage(
      rows,
      limit,
      ({ id }) => id,
      (row) => viewWebhookDelivery(row, sends),
    );
  });
  bind(app, getWebhookDelivery, async ({ params }, { db, tenantId }) => {
    const row = await requireWebhookDelivery(db, tenantId, params.webhookDeliveryId);
    return viewWebhookDeliveryDetail(db, row, sends);
  });
}

function bindReplays(app: App): void {
  const sends = app.kernel.webhookSender !== undefined;
  bind(app, pingWebhookEndpoint, async ({ params }, { unit, tenantId }) => {
    const endpoint = await requireWebhookEndpoint(unit.db, tenantId, params.webhookEndpointId);
    const type = 'webhook.ping';
    const event = { type, data: { webhookEndpointId: endpoint.id } } as const;
    const id = await insertDelivery(unit, tenantId, {
      endpointId: endpoint.id,
      eventId: await insertWebhookEvent(unit, tenantId, event),
      eventType: type,
      nextTryAt: unit.now,
    });
    return viewWebhookDelivery(await requireWebhookDelivery(unit.db, tenantId, id), sends);
  });
  bind(app, replayWebhookDelivery, async ({ params }, { unit, tenantId }) =>
    viewWebhookDelivery(await replayDelivery(unit, tenantId, params.webhookDeliveryId), sends),
  );
  bind(app, replayWebhookEndpoint, async ({ params, body }, { unit, tenantId }) => ({
    deliveries: await replayEndpoint(unit, tenantId, params.webhookEndpointId, body),
  }));
}

/** An endpoint with the keys that it has now. */
function viewAt(now: () => number) {
  return async (db: Kysely<Database>, row: WebhookEndpointRow): Promise<WebhookEndpoint> =>
    viewWebhookEndpoint(row, await listLivingKeys(db, row.tenant_id, [row.id], now()));
}
