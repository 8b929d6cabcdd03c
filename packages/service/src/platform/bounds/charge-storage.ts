import type { Endpoint } from '@tellerkit/contract';
import { sql } from 'kysely';
import { ProblemError } from '../../base/problem-error.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import type { Bounds } from './bounds.ts';

/** Bytes that a change stores for a customer. */
export interface StorageCharge {
  readonly tenantId: string;
  readonly customerId: string;
  readonly bytes: number;
  /** Factor on the bound. Undefined to store the bytes in any case. */
  readonly factor?: number | undefined;
}

/** Bytes that each change stores besides its text: rows, keys, and its audit entry. */
export const changeOverheadBytes = 512;

/** Part of the bound that is open only to changes that end something, so that a customer can always leave. */
const endingFactor = 1.1;

/** Returns the factor on the bound for a change. Undefined for the end of sessions, which is always possible. */
export function factorOf({ id, method }: Pick<Endpoint, 'id' | 'method'>): number | undefined {
  if (id.startsWith('sessions.')) return undefined;
  return method === 'DELETE' || id === 'conversations.close' ? endingFactor : 1;
}

/** Time in which the bytes of an identified customer stop to count, in seconds. */
const windowSeconds = 86_400;
const second = 1000;

/**
 * Adds bytes to those that a customer stores. For an anonymous customer they count for good. For a customer whom the
 * bank identifies, who comes back for years, the bound refills evenly within 24 hours. The update locks the customer
 * until the commit, so that parallel changes cannot exceed the bound together. Call it late in a transaction, after all
 * other locks except that of the audit.
 *
 * @throws ProblemError `limit-reached` if an anonymous customer would store more than the bound, or if the change alone
 * exceeds it. `rate-limited` with `Retry-After` if an identified customer would store more than the bound.
 */
export async function chargeStorage(
  unit: Pick<UnitOfWork, 'db' | 'now'>,
  bounds: StorageBounds,
  { tenantId, customerId, bytes, factor }: StorageCharge,
): Promise<void> {
  const { anonymousBytes, customerBytes } = bounds;
  if (anonymousBytes === Infinity && customerBytes === Infinity) return;
  const now = Math.floor(unit.now / second);
  const counted = countedBytes(customerBytes, now);
  let update = unit.db
    .updateTable('customers')
    .set({ stored_bytes: sql<number>`${counted} + ${whole(bytes)}`, stored_at: now })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', customerId);
  if (factor !== undefined)
    update = update.where(
      sql<boolean>`${counted} + ${whole(bytes)} <=
        case when external_id is null then ${whole(anonymousBytes * factor)} else ${whole(customerBytes * factor)} end`,
    );
  const charged = await update.returning('id').executeTakeFirst();
  if (charged !== undefined || factor === undefined) return;
  const customer = await unit.db
    .selectFrom('customers')
    .select(['external_id', counted.as('counted')])
    .where('tenant_id', '=', tenantId)
    .where('id', '=', customerId)
    .executeTakeFirst();
  throw customer?.external_id == null
    ? storesTooMuch()
    : storesTooFast(Number(customer.counted) + bytes, bytes, customerBytes, factor);
}

type StorageBounds = Pick<Bounds, 'anonymousBytes' | 'customerBytes'>;

/** Bytes that count against the bound now: for an identified customer, those that have not been refilled yet. */
function countedBytes(customerBytes: number, now: number) {
  return sql<number>`case
    when external_id is null or stored_at > ${whole(now)} then stored_bytes
    when ${whole(now)} - stored_at >= ${whole(windowSeconds)} then 0
    when stored_bytes > (${whole(now)} - stored_at) * ${whole(refillOf(customerBytes))}
      then stored_bytes - (${whole(now)} - stored_at) * ${whole(refillOf(customerBytes))}
    else 0 end`;
}

/** Returns the bytes by which a bound refills in a second. The product with the window is a safe integer. */
function refillOf(bound: number): number {
  return Math.ceil(Math.min(bound, Number.MAX_SAFE_INTEGER - windowSeconds) / windowSeconds);
}

function storesTooMuch(): ProblemError {
  return new ProblemError(
    'limit-reached',
    'The customer stores as many bytes as the bank allows. Sign in or open a new session to go on.',
  );
}

function storesTooFast(total: number, bytes: number, bound: number, factor: number): ProblemError {
  const most = Math.floor(bound * factor);
  if (bytes > most)
    return new ProblemError(
      'limit-reached',
      `The change stores ${bytes} bytes, and the bank allows ${most}. Send less at once.`,
    );
  const wait = Math.max(1, Math.ceil((total - most) / refillOf(bound)));
  return new ProblemError(
    'rate-limited',
    `The customer stores too much data: at most ${most} bytes within 24 hours are allowed. Wait ${wait} s.`,
    { headers: { 'retry-after': String(wait) } },
  );
}

/** Writes a number of bytes or seconds as a parameter whose type every database knows. */
function whole(count: number) {
  return sql`cast(${Math.min(Math.floor(count), Number.MAX_SAFE_INTEGER)} as bigint)`;
}
