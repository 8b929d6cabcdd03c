import type { UnitOfWork } from '../../store/unit-of-work.ts';
import type { ClaimedDelivery } from './claimed-delivery.ts';
import { holdMs, nextDelayMs } from './schedule.ts';
import type { TriedDelivery } from './tried-delivery.ts';

/** What costs a try up to its whole time, or a connection, and would cost the next one the same. */
const unreached: ReadonlySet<TriedDelivery['failure']> = new Set([
  'timeout',
  'connection-failed',
  'certificate-invalid',
  'name-not-found',
]);

/**
 * Whether a try has failed before the receiver said anything.
 */
export function isUnreached(failure: TriedDelivery['failure']): boolean {
  return unreached.has(failure);
}

/**
 * Leaves an endpoint alone for a while: where it asked so by `Retry-After`, and where it was not reached twice
 * with nothing taken in between, the longer the longer that has gone on. Pings go all the same.
 *
 * @param failingSince - as it was before this try.
 */
export async function holdEndpoint(
  unit: UnitOfWork,
  { tenant_id, endpoint_id }: ClaimedDelivery,
  { failure, wishMs }: TriedDelivery,
  failingSince: number | null,
  random: number,
): Promise<void> {
  const wished = wishMs === undefined ? 0 : (nextDelayMs(1, wishMs, 0) ?? 0);
  const missed = failingSince !== null && isUnreached(failure);
  const delayMs = Math.max(wished, missed ? holdMs(unit.now - failingSince, random) : 0);
  if (delayMs === 0) return;
  const until = unit.now + delayMs;
  await unit.db
    .updateTable('webhook_endpoints')
    .set({ held_until: until })
    .where('tenant_id', '=', tenant_id)
    .where('id', '=', endpoint_id)
    .where((where) => where.or([where('held_until', 'is', null), where('held_until', '<', until)]))
    .execute();
}
