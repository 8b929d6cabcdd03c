import { sql } from 'kysely';
import { randomHex } from '../../base/hash.ts';
import type { Limits } from '../../base/limits.ts';
import type { Store } from '../../store/store.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import type { Tenants } from '../tenants/tenants.ts';
import type { ClaimedDelivery, WebhookDeliveryRow } from './claimed-delivery.ts';

/** An endpoint with waiting deliveries. */
export interface WaitingEndpoint {
  readonly id: string;
  /** Time at which the next delivery of the endpoint may be sent. */
  readonly due: number;
  /** End of the pause of the endpoint. Before this time the service sends only pings. 0 without a pause. */
  readonly heldUntil: number;
}

/** Number of attempts that a node may start now, in total and for each endpoint. */
export interface DeliveryCapacity {
  readonly total: number;
  of(endpointId: string): number;
}

/**
 * Time that a lease lasts beyond the timeout of an attempt. A node that has not recorded the attempt by then counts as
 * dead.
 */
const leaseMarginMs = 45_000;
const leaseBytes = 8;

/**
 * Condition of the partial index over pings. The condition contains no parameters, because a database would not use the
 * index for a condition with parameters.
 */
const isPing = sql<boolean>`state = 'pending' and event_type = 'webhook.ping'`;

/** Dependencies of {@link listWaitingEndpoints}. */
export interface WaitingSources extends Pick<Store, 'db'> {
  readonly tenants: Pick<Tenants, 'all'>;
}

/**
 * Lists the endpoints with waiting deliveries. The query takes two index lookups for each endpoint, however many
 * deliveries wait.
 *
 * @returns The endpoints, earliest due first.
 */
export async function listWaitingEndpoints({
  db,
  tenants,
}: WaitingSources): Promise<WaitingEndpoint[]> {
  const tenantIds = tenants.all().map(({ id }) => id);
  const rows = await db
    .selectFrom('webhook_endpoints')
    .select((endpoint) => {
      const first = endpoint
        .selectFrom('webhook_deliveries')
        .select((delivery) => delivery.fn.min('next_try_at').as('due'))
        .whereRef('endpoint_id', '=', 'webhook_endpoints.id');
      return [
        'id',
        'held_until',
        first.where('state', '=', 'pending').as('due'),
        first.where(isPing).as('ping_due'),
      ];
    })
    .where('tenant_id', 'in', tenantIds)
    .execute();
  return rows
    .map(({ id, held_until, due, ping_due }) => {
      const heldUntil = held_until ?? 0;
      return { id, heldUntil, due: Math.min(ping_due ?? Infinity, heldBy(due, heldUntil)) };
    })
    .filter(({ due }) => due < Infinity)
    .sort((a, b) => a.due - b.due);
}

const heldBy = (due: number | null, heldUntil: number) =>
  due === null ? Infinity : Math.max(due, heldUntil);

/** Dependencies of {@link claimDeliveries}. */
export interface ClaimParts extends Pick<Store, 'transact'> {
  readonly limits: Pick<Limits, 'webhookTimeoutMs'>;
}

/**
 * Claims due deliveries of the endpoints for this node. No other node sends the claimed deliveries until the lease
 * expires.
 */
export function claimDeliveries(
  { transact, limits }: ClaimParts,
  endpoints: readonly WaitingEndpoint[],
  capacity: DeliveryCapacity,
): Promise<ClaimedDelivery[]> {
  return transact(async (unit) => {
    const claimed: WebhookDeliveryRow[] = [];
    for (const endpoint of endpoints) {
      const count = Math.min(capacity.of(endpoint.id), capacity.total - claimed.length);
      if (count > 0) claimed.push(...(await readDue(unit, endpoint, count)));
    }
    if (claimed.length === 0) return [];
    const lease = randomHex(leaseBytes);
    const ids = claimed.map(({ id }) => id);
    await unit.db
      .updateTable('webhook_deliveries')
      .set({ lease, next_try_at: unit.now + limits.webhookTimeoutMs + leaseMarginMs })
      .where('id', 'in', ids)
      .execute();
    return claimed.map((row) => ({ ...row, lease }));
  });
}

/**
 * Reads due deliveries. Pings come first, because a person waits for the result of a ping. A paused endpoint gets only
 * pings.
 */
async function readDue(
  unit: UnitOfWork,
  { id, heldUntil }: WaitingEndpoint,
  count: number,
): Promise<WebhookDeliveryRow[]> {
  const due = unit.db
    .selectFrom('webhook_deliveries')
    .selectAll()
    .where('endpoint_id', '=', id)
    .where('next_try_at', '<=', unit.now)
    .orderBy('next_try_at');
  const lock = (query: typeof due) =>
    unit.databaseKind === 'postgres' ? query.forUpdate().skipLocked() : query;
  const pings = await lock(due.where(isPing).limit(count)).execute();
  if (heldUntil > unit.now || pings.length === count) return pings;
  const others = due.where('state', '=', 'pending').where('event_type', '!=', 'webhook.ping');
  return [...pings, ...(await lock(others.limit(count - pings.length)).execute())];
}
