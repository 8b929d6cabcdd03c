import type { NewSession, Session } from '@tellerkit/contract';
import { randomHex } from '../../base/hash.ts';
import type { ChangeContext } from '../../http/request-context.ts';
import { insertCustomer } from '../customers/rows.ts';
import { redeemCustomerToken } from './customer-tokens.ts';
import type { CustomerTokenParts } from './customer-tokens.ts';
import { issueTokens } from './issue-tokens.ts';
import type { IssueParts } from './issue-tokens.ts';
import { hashSeed } from './refresh-tokens.ts';
import type { SessionRow } from './rows.ts';

const seedBytes = 32;

/**
 * Opens a session: of the customer whom a customer token identifies, or of a new anonymous customer.
 *
 * @throws ProblemError `invalid-token` or `expired-token`.
 */
export async function openSession(
  parts: CustomerTokenParts & IssueParts,
  { unit, tenantId }: Pick<ChangeContext, 'unit' | 'tenantId'>,
  { channel, locale, customerToken }: NewSession,
): Promise<Session> {
  const named = customerToken && (await redeemCustomerToken(parts, unit, tenantId, customerToken));
  const customerId =
    named || (await insertCustomer(unit, tenantId, { id: unit.newId('customer') }));
  const seed = randomHex(seedBytes);
  const row: SessionRow = {
    id: unit.newId('session'),
    tenant_id: tenantId,
    customer_id: customerId,
    anonymous: named ? 0 : 1,
    channel,
    locale,
    refresh_hash: await hashSeed(seed),
    refresh_expires_at: unit.now + parts.tenants.settings(tenantId).sessions.idleMs,
    generation: 0,
    rotated_at: null,
    last_used_at: unit.now,
    created_at: unit.now,
    ended_at: null,
  };
  await unit.db.insertInto('sessions').values(row).execute();
  return issueTokens(parts, { row, seed }, unit.now);
}
