import type { Selectable } from 'kysely';
import { randomHex } from '../kernel/hash.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { WebhookDeliveryTable } from './tables.ts';

/** A delivery's row. @internal */
export type WebhookDeliveryRow = Selectable<WebhookDeliveryTable>;

/** A delivery that this node alone tries now. @internal */
export type ClaimedDelivery = WebhookDeliveryRow & { readonly lease: string };

/** How many tries a node may begin, in all and to each endpoint. @internal */
export interface Room {
  readonly total: number;
  /** Endpoints that take no more at present. */
  readonly full: readonly string[];
  of(endpointId: string): number;
}

/** A try takes no longer than its time-out; a node that is silent for as much longer has died. */
const leaseMarginMs = 45_000;
const leaseBytes = 8;

/** So many rows are looked at for each that may be taken, as some endpoints may be full. */
const rowsLookedAt = 100;

/**
 * When the next delivery is due at an endpoint that is not full; null if none is.
 *
 * @internal
 */
export async function readNextDue(kernel: Kernel, full: readonly string[]): Promise<number | null> {
  let query = kernel.db
    .selectFrom('webhook_deliveries')
    .select(({ fn }) => fn.min('next_try_at').as('due'))
    .where('tenant_id', 'in', tenantIds(kernel))
    .where('state', '=', 'pending');
  if (full.length > 0) query = query.where('endpoint_id', 'not in', full);
  const { due } = await query.executeTakeFirstOrThrow();
  return due;
}

/**
 * Takes deliveries that are due, for this node alone: until the lease is over no other one tries them.
 *
 * @internal
 */
export function claimDeliveries(kernel: Kernel, room: Room): Promise<ClaimedDelivery[]> {
  return kernel.transact(async (work) => {
    let query = work.db
      .selectFrom('webhook_deliveries')
      .selectAll()
      .where('tenant_id', 'in', tenantIds(kernel))
      .where('state', '=', 'pending')
      .where('next_try_at', '<=', work.now)
      .orderBy('next_try_at')
      .orderBy('id')
      .limit(rowsLookedAt);
    if (room.full.length > 0) query = query.where('endpoint_id', 'not in', room.full);
    // SQLite has no row locks and needs none: the transaction holds the only write lock
    if (kernel.databaseKind === 'postgres') query = query.forUpdate().skipLocked();
    const taken = choose(await query.execute(), room);
    if (taken.length === 0) return [];
    const lease = randomHex(leaseBytes);
    const ids = taken.map(({ id }) => id);
    await work.db
      .updateTable('webhook_deliveries')
      .set({ lease, next_try_at: work.now + kernel.limits.webhookTimeoutMs + leaseMarginMs })
      .where('id', 'in', ids)
      .execute();
    return taken.map((row) => ({ ...row, lease }));
  });
}

function choose(rows: readonly WebhookDeliveryRow[], room: Room): WebhookDeliveryRow[] {
  const taken = new Map<string, number>();
  const chosen = rows.filter(({ endpoint_id }) => {
    const count = taken.get(endpoint_id) ?? 0;
    if (count >= room.of(endpoint_id)) return false;
    taken.set(endpoint_id, count + 1);
    return true;
  });
  return chosen.slice(0, room.total);
}

function tenantIds({ tenants }: Kernel): string[] {
  return tenants.all().map(({ id }) => id);
}
