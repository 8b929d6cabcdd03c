import { sql } from 'kysely';
import { randomHex } from '../../base/hash.ts';
import type { Limits } from '../../base/limits.ts';
import type { Store } from '../../store/store.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import type { Tenants } from '../tenants/tenants.ts';
import type { ClaimedDelivery, WebhookDeliveryRow } from './claimed-delivery.ts';

/** An endpoint that something waits for. */
export interface WaitingEndpoint {
  readonly id: string;
  /** When its next delivery may be sent. */
  readonly due: number;
  /** Nothing but pings is sent before this moment. */
  readonly heldUntil: number;
}

/** How many tries a node may begin, in all and to each endpoint. */
export interface Room {
  readonly total: number;
  of(endpointId: string): number;
}

/** A try takes no longer than its time-out; a node that is silent for as much longer has died. */
const leaseMarginMs = 45_000;
const leaseBytes = 8;

/** As the index over pings has it: a database takes it only where the condition holds no parameter. */
const isPing = sql<boolean>`state = 'pending' and event_type = 'webhook.ping'`;

/** Sources of {@link listWaitingEndpoints}. */
export interface WaitingSources extends Pick<Store, 'db'> {
  readonly tenants: Pick<Tenants, 'all'>;
}

/**
 * Reads which endpoints something waits for. Costs two looks into an index for each endpoint, however much waits.
 *
 * @returns the endpoints, what is due first at the front.
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
 * Takes deliveries that are due at the endpoints, for this node alone: until the lease is over no other one tries them.
 */
export function claimDeliveries(
  { transact, limits }: ClaimParts,
  endpoints: readonly WaitingEndpoint[],
  room: Room,
): Promise<ClaimedDelivery[]> {
  return transact(async (unit) => {
    const taken: WebhookDeliveryRow[] = [];
    for (const endpoint of endpoints) {
      const count = Math.min(room.of(endpoint.id), room.total - taken.length);
      if (count > 0) taken.push(...(await readDue(unit, endpoint, count)));
    }
    if (taken.length === 0) return [];
    const lease = randomHex(leaseBytes);
    const ids = taken.map(({ id }) => id);
    await unit.db
      .updateTable('webhook_deliveries')
      .set({ lease, next_try_at: unit.now + limits.webhookTimeoutMs + leaseMarginMs })
      .where('id', 'in', ids)
      .execute();
    return taken.map((row) => ({ ...row, lease }));
  });
}

/** Pings first: somebody waits for the answer, and a ping may go where the others are held. */
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
