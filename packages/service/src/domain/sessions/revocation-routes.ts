import {
  endSession,
  listSessions,
  revokeCustomerSessions,
  revokeOtherSessions,
  revokeSession,
} from '@tellerkit/contract';
import type { Clock } from '../../base/clock.ts';
import { notFound } from '../../base/problem-error.ts';
import type { Binder } from '../../http/binder.ts';
import { decodeCursor, defaultLimit, toPage } from '../../http/page.ts';
import type { Tenants } from '../../platform/tenants/tenants.ts';
import { findCustomer } from '../customers/rows.ts';
import { endSessions } from './end-sessions.ts';
import { listSessionRows, toSessionSummary } from './list-sessions.ts';
import { findSession } from './rows.ts';

/** Dependencies of {@link registerRevocationRoutes}. */
export interface RevocationParts {
  readonly tenants: Pick<Tenants, 'settings'>;
  readonly clock: Pick<Clock, 'now'>;
}

/**
 * Registers the endpoints that list and end sessions.
 */
export function registerRevocationRoutes(app: Binder, { tenants, clock }: RevocationParts): void {
  app.bind(listSessions, async ({ query }, { db, tenantId, caller }) => {
    const limit = query.limit ?? defaultLimit;
    const lifetimes = tenants.settings(tenantId).sessions;
    const own = caller.kind === 'customer' ? caller : undefined;
    const rows = await listSessionRows(db, {
      tenantId,
      customerIds: [own?.customerId, query.customerId],
      lifetimes,
      now: clock.now(),
      after: decodeCursor(query.cursor),
      limit: limit + 1,
    });
    return toPage(
      rows,
      limit,
      ({ id }) => id,
      (row) => toSessionSummary(row, lifetimes, own?.sessionId),
    );
  });
  // The router takes the first route that matches, so the fixed paths precede `{sessionId}`
  app.bind(endSession, async (_input, { unit, tenantId, caller }) => {
    if (caller.kind === 'customer')
      await endSessions(unit, tenantId, { sessionId: caller.sessionId });
    return undefined;
  });
  app.bind(revokeOtherSessions, async (_input, { unit, tenantId, caller }) => {
    if (caller.kind === 'customer') {
      const { customerId, sessionId: except } = caller;
      await endSessions(unit, tenantId, { customerId, except });
    }
    return undefined;
  });
  app.bind(revokeSession, async ({ params: { sessionId } }, { unit, tenantId, caller }) => {
    const row = await findSession(unit.db, tenantId, sessionId);
    const isForeign = caller.kind === 'customer' && row?.customer_id !== caller.customerId;
    if (!row || isForeign) throw notFound();
    await endSessions(unit, tenantId, { sessionId });
    return undefined;
  });
  app.bind(revokeCustomerSessions, async ({ params: { customerId } }, { unit, tenantId }) => {
    if (!(await findCustomer(unit.db, tenantId, customerId))) throw notFound();
    await endSessions(unit, tenantId, { customerId });
    return undefined;
  });
}
