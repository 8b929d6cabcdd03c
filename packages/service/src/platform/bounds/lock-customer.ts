import type { UnitOfWork } from '../../store/unit-of-work.ts';

/**
 * Locks a customer until the transaction ends, so that what belongs to the customer can be counted and added without a
 * race. SQLite needs no lock, because it has one writer.
 */
export async function lockCustomer(
  { db, databaseKind }: Pick<UnitOfWork, 'db' | 'databaseKind'>,
  tenantId: string,
  customerId: string,
): Promise<void> {
  if (databaseKind !== 'postgres') return;
  await db
    .selectFrom('customers')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', customerId)
    .forUpdate()
    .execute();
}
