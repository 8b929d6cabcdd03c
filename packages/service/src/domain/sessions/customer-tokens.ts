import { hashText } from '../../base/hash.ts';
import type { Limits } from '../../base/limits.ts';
import { ProblemError } from '../../base/problem-error.ts';
import { hasKey } from '../../platform/tenants/key-id.ts';
import type { Tenants } from '../../platform/tenants/tenants.ts';
import { isBankToken, verifyBankToken } from '../../platform/tokens/bank-tokens.ts';
import type { Tokens } from '../../platform/tokens/tokens.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { upsertCustomer } from '../customers/rows.ts';

/** Dependencies of {@link redeemCustomerToken}. */
export interface CustomerTokenParts {
  readonly tenants: Pick<Tenants, 'settings'>;
  readonly tokens: Pick<Tokens, 'verifyToken'>;
  readonly limits: Pick<Limits, 'customerTokenMs'>;
}

/** Tolerated difference between the clocks of two nodes, of which one deletes the ids of expired tokens. */
const clockToleranceMs = 60_000;

/**
 * Verifies a customer token and returns the id of its customer. If the tenant accepts each token only once, the
 * transaction also records the use.
 *
 * @throws {@link ProblemError} `invalid-token` or `expired-token`.
 */
export async function redeemCustomerToken(
  { tenants, tokens, limits }: CustomerTokenParts,
  unit: UnitOfWork,
  tenantId: string,
  token: string,
): Promise<string> {
  const tenant = tenants.settings(tenantId);
  const { singleUseCustomerTokens: isSingleUse } = tenant.sessions;
  if (isBankToken(token)) {
    const rules = { tenant, now: unit.now, longestMs: limits.customerTokenMs };
    const { customer, ...use } = await verifyBankToken(token, rules);
    if (isSingleUse) await recordUse(unit, tenantId, use);
    return upsertCustomer(unit, tenantId, { ...customer, id: unit.newId('customer') });
  }
  const claims = await tokens.verifyToken(token);
  const { keyId = '' } = claims;
  const isCustomerToken = claims.use === 'customer-token' && claims.tenantId === tenantId;
  if (!isCustomerToken || !(await hasKey(unit.db, { kind: 'secret', id: keyId, tenantId })))
    throw new ProblemError(
      'invalid-token',
      '`customerToken` is not a customer token of this tenant, or the secret key that requested it was replaced. Request a new customer token.',
    );
  const { tokenId, expiresAt } = claims;
  if (isSingleUse) await recordUse(unit, tenantId, { tokenId, expiresAt });
  return claims.subject;
}

/** The id of a token, and the time after which the service need not know that the token was used. */
interface TokenUse {
  readonly tokenId: string | undefined;
  readonly expiresAt: number;
}

async function recordUse(
  { db }: UnitOfWork,
  tenantId: string,
  { tokenId, expiresAt }: TokenUse,
): Promise<void> {
  if (tokenId === undefined)
    throw new ProblemError(
      'invalid-token',
      '`customerToken` has no `jti`, but this tenant accepts each customer token only once. Sign the token with a unique `jti`.',
    );
  const inserted = await db
    .insertInto('used_customer_tokens')
    .values({
      tenant_id: tenantId,
      token_hash: await hashText(tokenId),
      expires_at: expiresAt + clockToleranceMs,
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'token_hash']).doNothing())
    .returning('token_hash')
    .executeTakeFirst();
  if (inserted === undefined)
    throw new ProblemError(
      'invalid-token',
      '`customerToken` was already used, and this tenant accepts each customer token only once. Get a new token from the back end.',
    );
}
