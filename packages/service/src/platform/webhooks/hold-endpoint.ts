import type { UnitOfWork } from '../../store/unit-of-work.ts';
import type { ClaimedDelivery } from './claimed-delivery.ts';
import { holdMs, nextDelayMs } from './schedule.ts';
import type { TriedDelivery } from './tried-delivery.ts';

/** Failures without a response. They may take the whole timeout, and the next try would probably fail the same way. */
const unreached: ReadonlySet<TriedDelivery['failure']> = new Set([
  'timeout',
  'connection-failed',
  'certificate-invalid',
  'name-not-found',
]);

/**
 * Returns true if a try failed before the receiver responded.
 */
export function isUnreached(failure: TriedDelivery['failure']): boolean {
  return unreached.has(failure);
}

/**
 * Pauses the deliveries to an endpoint, except pings. The pause follows the receiver's `Retry-After`. An endpoint that
 * was unreachable twice without a success in between is also paused, longer the longer it has failed.
 *
 * @param failingSince - Start of the failures before this try.
 */
export async function holdEndpoint(
  unit: UnitOfWork,
  { tenant_id, endpoint_id }: ClaimedDelivery,
  { failure, retryAfterMs }: TriedDelivery,
  failingSince: number | null,
  random: number,
): Promise<void> {
  const requestedMs = retryAfterMs === undefined ? 0 : (nextDelayMs(1, retryAfterMs, 0) ?? 0);
  const isUnreachedAgain = failingSince !== null && isUnreached(failure);
  const pauseMs = isUnreachedAgain ? holdMs(unit.now - failingSince, random) : 0;
  const delayMs = Math.max(requestedMs, pauseMs);
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
