import { getCustomer } from '@tellerkit/contract';
import { notFound } from '../../base/problem-error.ts';
import type { Binder } from '../../http/binder.ts';
import { findCustomer, toCustomer } from './rows.ts';

/**
 * Registers the endpoint that reads a customer.
 */
export function registerCustomerRoutes(app: Binder): void {
  app.bind(getCustomer, async ({ params }, { db, tenantId }) => {
    const row = await findCustomer(db, tenantId, params.customerId);
    if (row === undefined) throw notFound();
    return toCustomer(row);
  });
}
