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
import type { Clock } from '../../base/clock.ts';
import type { Runtime } from '../../base/runtime.ts';
import type { Binder } from '../../http/binder.ts';
import { decodeCursor, defaultLimit, toPage } from '../../http/page.ts';
import { insertDelivery, insertWebhookEvent } from '../../platform/webhooks/emit-webhook.ts';
import { addWebhookKey, retireWebhookKeys } from '../../platform/webhooks/endpoint-keys.ts';
import type { KeySealing } from '../../platform/webhooks/endpoint-keys.ts';
import { listLivingKeys } from '../../platform/webhooks/endpoint-rows.ts';
import type { WebhookEndpointRow } from '../../platform/webhooks/endpoint-rows.ts';
import { strictPolicy } from '../../platform/webhooks/url-policy.ts';
import type { WebhookSender } from '../../platform/webhooks/webhook-sender.ts';
import type { Database } from '../../store/database/schema.ts';
import {
  listWebhookDeliveryRows,
  requireWebhookDelivery,
  toWebhookDelivery,
  readWebhookDeliveryDetail,
} from './delivery-rows.ts';
import { replayDelivery, replayEndpoint } from './replay.ts';
import {
  deleteWebhookEndpointRows,
  listWebhookEndpointRows,
  requireWebhookEndpoint,
  toWebhookEndpoint,
} from './rows.ts';
import { insertWebhookEndpoint, updateWebhookEndpointRow } from './write-endpoint.ts';

const defaultOverlapMs = 24 * 60 * 60 * 1000;

/** Dependencies of {@link registerWebhookRoutes}. */
export interface WebhookRouteParts extends KeySealing, Pick<Runtime, 'clock'> {
  /** Undefined if the service cannot send webhooks. */
  readonly webhookSender: WebhookSender | undefined;
}

/**
 * Registers the routes of webhook endpoints and their deliveries.
 */
export function registerWebhookRoutes(app: Binder, parts: WebhookRouteParts): void {
  bindEndpoints(app, parts);
  bindKeys(app, parts);
  bindDeliveries(app, parts);
  bindReplays(app, parts);
}

function bindEndpoints(app: Binder, parts: WebhookRouteParts): void {
  const { clock } = parts;
  const policy = parts.webhookSender?.policy ?? strictPolicy;
  const read = createReader(clock);
  app.bind(
    createWebhookEndpoint,
    async ({ body }, { unit, tenantId }) => {
      const row = await insertWebhookEndpoint(policy, unit, tenantId, body);
      const verificationKey = await addWebhookKey(parts, unit, row);
      return { ...(await read(unit.db, row)), verificationKey };
    },
    { secret: true },
  );
  app.bind(listWebhookEndpoints, async ({ query }, { db, tenantId }) => {
    const limit = query.limit ?? defaultLimit;
    const after = decodeCursor(query.cursor);
    const rows = await listWebhookEndpointRows(db, tenantId, { after, limit: limit + 1 });
    const ids = rows.map(({ id }) => id);
    const keys = await listLivingKeys(db, tenantId, ids, clock.now());
    return toPage(
      rows,
      limit,
      ({ id }) => id,
      (row) => toWebhookEndpoint(row, keys),
    );
  });
  app.bind(getWebhookEndpoint, async ({ params }, { db, tenantId }) =>
    read(db, await requireWebhookEndpoint(db, tenantId, params.webhookEndpointId)),
  );
  app.bind(updateWebhookEndpoint, async ({ params, body }, { unit, tenantId }) => {
    const { id } = await requireWebhookEndpoint(unit.db, tenantId, params.webhookEndpointId);
    await updateWebhookEndpointRow(policy, unit, { tenantId, id }, body);
    return read(unit.db, await requireWebhookEndpoint(unit.db, tenantId, id));
  });
  app.bind(deleteWebhookEndpoint, async ({ params }, { unit, tenantId }) => {
    const { id } = await requireWebhookEndpoint(unit.db, tenantId, params.webhookEndpointId);
    await deleteWebhookEndpointRows(unit, tenantId, id);
    return undefined;
  });
}

function bindKeys(app: Binder, parts: WebhookRouteParts): void {
  const read = createReader(parts.clock);
  app.bind(
    rotateWebhookKey,
    async ({ params, body }, { unit, tenantId }) => {
      const row = await requireWebhookEndpoint(unit.db, tenantId, params.webhookEndpointId);
      await retireWebhookKeys(unit, row, body.overlapMs ?? defaultOverlapMs);
      const verificationKey = await addWebhookKey(parts, unit, row);
      return { ...(await read(unit.db, row)), verificationKey };
    },
    { secret: true },
  );
}

function bindDeliveries(app: Binder, { webhookSender }: WebhookRouteParts): void {
  const sends = webhookSender !== undefined;
  app.bind(listWebhookDeliveries, async ({ query }, { db, tenantId }) => {
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
      (row) => toWebhookDelivery(row, sends),
    );
  });
  app.bind(getWebhookDelivery, async ({ params }, { db, tenantId }) => {
    const row = await requireWebhookDelivery(db, tenantId, params.webhookDeliveryId);
    return readWebhookDeliveryDetail(db, row, sends);
  });
}

function bindReplays(app: Binder, { webhookSender }: WebhookRouteParts): void {
  const sends = webhookSender !== undefined;
  app.bind(pingWebhookEndpoint, async ({ params }, { unit, tenantId }) => {
    const endpoint = await requireWebhookEndpoint(unit.db, tenantId, params.webhookEndpointId);
    const type = 'webhook.ping';
    const event = { type, data: { webhookEndpointId: endpoint.id } } as const;
    const id = await insertDelivery(unit, tenantId, {
      endpointId: endpoint.id,
      eventId: await insertWebhookEvent(unit, tenantId, event),
      eventType: type,
      nextTryAt: unit.now,
    });
    return toWebhookDelivery(await requireWebhookDelivery(unit.db, tenantId, id), sends);
  });
  app.bind(replayWebhookDelivery, async ({ params }, { unit, tenantId }) =>
    toWebhookDelivery(await replayDelivery(unit, tenantId, params.webhookDeliveryId), sends),
  );
  app.bind(replayWebhookEndpoint, async ({ params, body }, { unit, tenantId }) => ({
    deliveries: await replayEndpoint(unit, tenantId, params.webhookEndpointId, body),
  }));
}

/** Returns a function that reads an endpoint with its current signing keys. */
function createReader(clock: Pick<Clock, 'now'>) {
  return async (db: Kysely<Database>, row: WebhookEndpointRow): Promise<WebhookEndpoint> =>
    toWebhookEndpoint(row, await listLivingKeys(db, row.tenant_id, [row.id], clock.now()));
}
