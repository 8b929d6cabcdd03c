import { getCustomer } from '@tellerkit/contract';
import type { App } from '../../http/app.ts';
import { bind } from '../../http/bind.ts';
import { notFound } from '../../base/problem-error.ts';
import { findCustomer, viewCustomer } from './rows.ts';

/**
 * Serves what the service knows of a customer.
 *
 * @internal
 */
export function registerCustomerRoutes(app: App): void {
  bind(app, getCustomer, async ({ params }, { db, tenantId }) => {
    const row = await findCustomer(db, tenantId, params.customerId);
    if (row === undefined) throw notFound();
    return viewCustomer(row);
  });
}
