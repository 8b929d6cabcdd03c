import {
  createCustomerToken,
  createSession,
  endSession,
  getStorageKey,
  refreshSession,
} from '@tellerkit/contract';
import type { NewSession, Session, SessionRefresh } from '@tellerkit/contract';
import { insertCustomer, upsertCustomer } from '../customers/rows.ts';
import type { App } from '../../http/app.ts';
import { bind } from '../../http/bind.ts';
import { sessionEnded, sessionTopic } from '../../http/open-context.ts';
import type { ChangeContext } from '../../http/request-context.ts';
import { hashText, randomHex } from '../../base/hash.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { ProblemError } from '../../base/problem-error.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { isBankToken, verifyBankToken } from '../../platform/tokens/bank-tokens.ts';
import { findByRefreshHash, toSession } from './rows.ts';
import type { SessionRow } from './rows.ts';

const refreshTokenBytes = 32;

/**
 * Serves sessions and customer tokens.
 *
 * @internal
 */
export function registerSessionRoutes(app: App): void {
  const { kernel } = app;
  const secret = { secret: true };
  bind(app, createSession, ({ body }, context) => open(kernel, context, body), secret);
  bind(app, refreshSession, ({ body }, context) => refresh(kernel, context, body), secret);
  bind(app, endSession, async (_input, { unit, tenantId, caller }) => {
    if (caller.kind === 'customer') await end(unit, tenantId, caller.sessionId);
    return undefined;
  });
  bind(app, getStorageKey, async (_input, { tenantId, caller }) => {
    if (caller.kind !== 'customer') throw new ProblemError('forbidden', 'Only a customer has one.');
    return kernel.storageKeys.derive(tenantId, caller.customerId);
  });
  bind(
    app,
    createCustomerToken,
    async ({ body }, { unit, tenantId }) => {
      const id = kernel.newId('customer');
      const subject = await upsertCustomer(unit, tenantId, { ...body, id });
      const claims = { use: 'customer-token', tenantId, subject } as const;
      return kernel.tokens.signToken(claims, kernel.limits.customerTokenMs);
    },
    secret,
  );
}

async function open(
  kernel: Kernel,
  { unit, tenantId }: ChangeContext,
  body: NewSession,
): Promise<Session> {
  const named =
    body.customerToken && (await readCustomer(kernel, unit, tenantId, body.customerToken));
  const customerId =
    named || (await insertCustomer(unit, tenantId, { id: kernel.newId('customer') }));
  const refreshToken = `rt_${randomHex(refreshTokenBytes)}`;
  const row: SessionRow = {
    id: kernel.newId('session'),
    tenant_id: tenantId,
    customer_id: customerId,
    anonymous: named ? 0 : 1,
    channel: body.channel,
    locale: body.locale,
    refresh_hash: await hashText(refreshToken),
    refresh_expires_at: unit.now + kernel.limits.sessionMs,
    created_at: unit.now,
    ended_at: null,
  };
  await unit.db.insertInto('sessions').values(row).execute();
  return issue(kernel, row, refreshToken);
}

async function refresh(
  kernel: Kernel,
  { unit, tenantId }: ChangeContext,
  { refreshToken }: SessionRefresh,
): Promise<Session> {
  const row = await findByRefreshHash(unit.db, tenantId, await hashText(refreshToken));
  if (!row) throw new ProblemError('invalid-token', 'The session has ended. Open a new one.');
  if (row.refresh_expires_at <= unit.now)
    throw new ProblemError('expired-token', 'The session was unused for too long. Open a new one.');
  await unit.db
    .updateTable('sessions')
    .set({ refresh_expires_at: unit.now + kernel.limits.sessionMs })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', row.id)
    .execute();
  return issue(kernel, row, refreshToken);
}

async function readCustomer(
  kernel: Kernel,
  unit: UnitOfWork,
  tenantId: string,
  token: string,
): Promise<string> {
  if (isBankToken(token)) {
    const tenant = kernel.tenants.settings(tenantId);
    const rules = { tenant, now: unit.now, longestMs: kernel.limits.customerTokenMs };
    const customer = await verifyBankToken(token, rules);
    return upsertCustomer(unit, tenantId, { ...customer, id: unit.newId('customer') });
  }
  const claims = await kernel.tokens.verifyToken(token);
  if (claims.use === 'customer-token' && claims.tenantId === tenantId) return claims.subject;
  throw new ProblemError('invalid-token', 'Send a customer token that this tenant has issued.');
}

async function issue(kernel: Kernel, row: SessionRow, refreshToken: string): Promise<Session> {
  const claims = {
    use: 'customer',
    tenantId: row.tenant_id,
    subject: row.customer_id,
    sessionId: row.id,
  } as const;
  const issued = await kernel.tokens.signToken(claims, kernel.limits.accessTokenMs);
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
