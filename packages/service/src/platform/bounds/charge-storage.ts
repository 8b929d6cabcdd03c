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

/**
 * Adds bytes to those that a customer stores. The update locks the customer until the commit, so that parallel changes
 * cannot exceed the bound together. Call it late in a transaction, after all other locks except that of the audit.
 *
 * @throws ProblemError `limit-reached` if the customer would store more than the bound.
 */
export async function chargeStorage(
  unit: Pick<UnitOfWork, 'db'>,
  { anonymousBytes, customerBytes }: Pick<Bounds, 'anonymousBytes' | 'customerBytes'>,
  { tenantId, customerId, bytes, factor }: StorageCharge,
): Promise<void> {
  if (anonymousBytes === Infinity && customerBytes === Infinity) return;
  let update = unit.db
    .updateTable('customers')
    .set((row) => ({ stored_bytes: row('stored_bytes', '+', bytes) }))
    .where('tenant_id', '=', tenantId)
    .where('id', '=', customerId);
  if (factor !== undefined)
    update = update.where(
      sql<boolean>`stored_bytes + ${whole(bytes)} <=
        case when external_id is null then ${whole(anonymousBytes * factor)} else ${whole(customerBytes * factor)} end`,
    );
  const charged = await update.returning('id').executeTakeFirst();
  if (charged !== undefined || factor === undefined) return;
  throw new ProblemError(
    'limit-reached',
    'The customer stores as many bytes as the bank allows. Sign in or open a new session to go on.',
  );
}

/** Writes a number of bytes as a parameter whose type every database knows. */
function whole(bytes: number) {
  return sql`cast(${Math.min(Math.floor(bytes), Number.MAX_SAFE_INTEGER)} as bigint)`;
}
