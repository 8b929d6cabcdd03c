import { listAudit } from '@tellerkit/contract';
import type { Binder } from '../../http/binder.ts';
import { defaultLimit, toPage } from '../../http/page.ts';
import { keyOf, listAuditRows, placeAfter, toAuditEntry } from './rows.ts';

/**
 * Registers the endpoint of the audit.
 */
export function registerAuditRoutes(app: Binder): void {
  app.bind(listAudit, async ({ query }, { db, tenantId }) => {
    const { cursor, limit = defaultLimit, ...filter } = query;
    const from = { after: placeAfter(cursor), limit: limit + 1 };
    const rows = await listAuditRows(db, tenantId, filter, from);
    return toPage(rows, limit, keyOf, toAuditEntry);
  });
}
