import {
  createCustomerToken,
  createSession,
  endSession,
  getStorageKey,
  refreshSession,
} from '@tellerkit/contract';
import type { NewSession, Session, SessionRefresh } from '@tellerkit/contract';
import { hashText, randomHex } from '../../base/hash.ts';
import type { Limits } from '../../base/limits.ts';
import { ProblemError } from '../../base/problem-error.ts';
import type { Binder } from '../../http/binder.ts';
import type { ChangeContext } from '../../http/request-context.ts';
import { sessionEnded, sessionTopic } from '../../http/session-topic.ts';
import type { Tenants } from '../../platform/tenants/tenants.ts';
import { isBankToken, verifyBankToken } from '../../platform/tokens/bank-tokens.ts';
import type { StorageKeys } from '../../platform/tokens/storage-keys.ts';
import type { Tokens } from '../../platform/tokens/tokens.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { insertCustomer, upsertCustomer } from '../customers/rows.ts';
import { findByRefreshHash, toSession } from './rows.ts';
import type { SessionRow } from './rows.ts';

const refreshTokenBytes = 32;

/** Dependencies of {@link registerSessionRoutes}. */
export interface SessionParts {
  readonly tenants: Pick<Tenants, 'settings'>;
  readonly tokens: Tokens;
  readonly storageKeys: StorageKeys;
  readonly limits: Pick<Limits, 'accessTokenMs' | 'customerTokenMs' | 'sessionMs'>;
}

/**
 * Registers the endpoints of sessions and customer tokens.
 */
export function registerSessionRoutes(app: Binder, parts: SessionParts): void {
  const secret = { secret: true };
  app.bind(createSession, ({ body }, context) => open(parts, context, body), secret);
  app.bind(refreshSession, ({ body }, context) => refresh(parts, context, body), secret);
  app.bind(endSession, async (_input, { unit, tenantId, caller }) => {
    if (caller.kind === 'customer') await end(unit, tenantId, caller.sessionId);
    return undefined;
  });
  app.bind(getStorageKey, async (_input, { tenantId, caller }) => {
    if (caller.kind !== 'customer')
      throw new ProblemError(
        'forbidden',
        'Only customers have a storage key. Send the token of a customer session.',
      );
    return parts.storageKeys.derive(tenantId, caller.customerId);
  });
  app.bind(
    createCustomerToken,
    async ({ body }, { unit, tenantId }) => {
      const id = unit.newId('customer');
      const subject = await upsertCustomer(unit, tenantId, { ...body, id });
      const claims = { use: 'customer-token', tenantId, subject } as const;
      return parts.tokens.signToken(claims, parts.limits.customerTokenMs);
    },
    secret,
  );
}

async function open(
  parts: SessionParts,
  { unit, tenantId }: ChangeContext,
  body: NewSession,
): Promise<Session> {
  const named =
    body.customerToken && (await readCustomer(parts, unit, tenantId, body.customerToken));
  const customerId =
    named || (await insertCustomer(unit, tenantId, { id: unit.newId('customer') }));
  const refreshToken = `rt_${randomHex(refreshTokenBytes)}`;
  const row: SessionRow = {
    id: unit.newId('session'),
    tenant_id: tenantId,
    customer_id: customerId,
    anonymous: named ? 0 : 1,
    channel: body.channel,
    locale: body.locale,
    refresh_hash: await hashText(refreshToken),
    refresh_expires_at: unit.now + parts.limits.sessionMs,
    created_at: unit.now,
    ended_at: null,
  };
  await unit.db.insertInto('sessions').values(row).execute();
  return issue(parts, row, refreshToken);
}

async function refresh(
  parts: SessionParts,
  { unit, tenantId }: ChangeContext,
  { refreshToken }: SessionRefresh,
): Promise<Session> {
  const row = await findByRefreshHash(unit.db, tenantId, await hashText(refreshToken));
  if (!row)
    throw new ProblemError(
      'invalid-token',
      '`refreshToken` is unknown, or its session has ended. Open a new session.',
    );
  if (row.refresh_expires_at <= unit.now)
    throw new ProblemError(
      'expired-token',
      '`refreshToken` has expired, because the session was unused for too long. Open a new session.',
    );
  await unit.db
    .updateTable('sessions')
    .set({ refresh_expires_at: unit.now + parts.limits.sessionMs })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', row.id)
    .execute();
  return issue(parts, row, refreshToken);
}

async function readCustomer(
  parts: SessionParts,
  unit: UnitOfWork,
  tenantId: string,
  token: string,
): Promise<string> {
  if (isBankToken(token)) {
    const tenant = parts.tenants.settings(tenantId);
    const rules = { tenant, now: unit.now, longestMs: parts.limits.customerTokenMs };
    const customer = await verifyBankToken(token, rules);
    return upsertCustomer(unit, tenantId, { ...customer, id: unit.newId('customer') });
  }
  const claims = await parts.tokens.verifyToken(token);
  if (claims.use === 'customer-token' && claims.tenantId === tenantId) return claims.subject;
  throw new ProblemError(
    'invalid-token',
    '`customerToken` is not a customer token of this tenant. Request a new customer token.',
  );
}

async function issue(
  { tokens, limits }: SessionParts,
  row: SessionRow,
  refreshToken: string,
): Promise<Session> {
  const claims = {
    use: 'customer',
    tenantId: row.tenant_id,
    subject: row.customer_id,
    sessionId: row.id,
  } as const;
  const issued = await tokens.signToken(claims, limits.accessTokenMs);
  return toSession(row, { ...issued, refreshToken });
}

async function end(unit: UnitOfWork, tenantId: string, sessionId: string) {
  await unit.db
    .updateTable('sessions')
    .set({ ended_at: unit.now })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', sessionId)
    .where('ended_at', 'is', null)
    .execute();
  unit.publish(sessionTopic(sessionId), sessionEnded);
}
