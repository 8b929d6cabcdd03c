import type { Customer, NewCustomerToken } from '@tellerkit/contract';
import type { Kysely, Selectable } from 'kysely';
import { toTimestamp } from '../../base/clock.ts';
import type { Database } from '../../store/database/schema.ts';
import type { CustomerTable } from '../../store/database/tables/customer-tables.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';

/** A stored customer. */
export type CustomerRow = Selectable<CustomerTable>;

/**
 * Adds an anonymous customer.
 *
 * @returns the id.
 */
export async function insertCustomer(
  unit: UnitOfWork,
  tenantId: string,
  customer: { id: string },
): Promise<string> {
  await unit.db
    .insertInto('customers')
    .values({
      id: customer.id,
      tenant_id: tenantId,
      external_id: null,
      display_name: null,
      priority: 0,
      created_at: unit.now,
    })
    .execute();
  return customer.id;
}

/**
 * Stores a customer whom the bank identifies. The same external id always means the same customer; omitted fields keep
 * their values.
 *
 * @returns the id of the stored customer. If the external id is already stored, `customer.id` is not used.
 */
export async function upsertCustomer(
  unit: UnitOfWork,
  tenantId: string,
  customer: NewCustomerToken & { id: string },
): Promise<string> {
  const { displayName, priority } = customer;
  const { id } = await unit.db
    .insertInto('customers')
    .values({
      id: customer.id,
      tenant_id: tenantId,
      external_id: customer.externalId,
      display_name: displayName ?? null,
      priority: priority ?? 0,
      created_at: unit.now,
    })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'external_id']).doUpdateSet({
        external_id: customer.externalId,
        ...(displayName !== undefined && { display_name: displayName }),
        ...(priority !== undefined && { priority }),
      }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/**
 * Finds a customer of a tenant.
 */
export function findCustomer(
  db: Kysely<Database>,
  tenantId: string,
  customerId: string,
): Promise<CustomerRow | undefined> {
  return db
    .selectFrom('customers')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', customerId)
    .executeTakeFirst();
}

/**
 * Converts a row to the API's customer.
 */
export function toCustomer(row: CustomerRow): Customer {
  return {
    id: row.id,
    externalId: row.external_id,
    displayName: row.display_name,
    anonymous: row.external_id === null,
    priority: row.priority,
    createdAt: toTimestamp(row.created_at),
  };
}
