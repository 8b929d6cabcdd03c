import type { UnitOfWork } from '../../store/unit-of-work.ts';
import type { ClaimedDelivery } from './claimed-delivery.ts';
import { holdMs, nextDelayMs } from './schedule.ts';
import type { TriedDelivery } from './tried-delivery.ts';

/**
 * Failures without a response. Such an attempt may take the whole timeout, and the next attempt would probably fail in
 * the same way.
 */
const unreached: ReadonlySet<TriedDelivery['failure']> = new Set([
  'timeout',
  'connection-failed',
  'certificate-invalid',
  'name-not-found',
]);

/**
 * Returns true if an attempt failed because the receiver did not respond.
 */
export function isUnreached(failure: TriedDelivery['failure']): boolean {
  return unreached.has(failure);
}

/**
 * Pauses the deliveries to an endpoint, except pings, for as long as the receiver's `Retry-After` requests. Also pauses
 * an endpoint that failed before and is now unreachable, without a success in between. The longer the endpoint has
 * failed, the longer is the pause.
 *
 * @param failingSince - Start of the first failed attempt since the last success. Null if this attempt is the first
 * that failed.
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
