import type { UnitOfWork } from '../../../store/unit-of-work.ts';

/**
 * Locks the lines and assignments of the tenant until the transaction ends. Otherwise a customer could get two offers,
 * or an agent more customers than the capacity allows. SQLite needs no lock, because it has one writer.
 *
 * @param conversationId - conversation that the transaction also changes. This function locks the conversation before
 * the desk. Every transaction uses this order, which prevents deadlocks.
 */
export async function lockDesk(
  unit: UnitOfWork,
  tenantId: string,
  conversationId: string | null = null,
): Promise<void> {
  if (unit.databaseKind !== 'postgres') return;
  if (conversationId !== null) {
    await unit.db
      .selectFrom('conversations')
      .select('id')
      .where('tenant_id', '=', tenantId)
      .where('id', '=', conversationId)
      .forUpdate()
      .execute();
  }
  await unit.db.selectFrom('tenants').select('id').where('id', '=', tenantId).forUpdate().execute();
}

/**
 * Locks several conversations and then the desk, in the same order as {@link lockDesk}.
 */
export async function lockDeskWith(
  unit: UnitOfWork,
  tenantId: string,
  conversationIds: readonly string[],
): Promise<void> {
  if (unit.databaseKind === 'postgres' && conversationIds.length > 0)
    await unit.db
      .selectFrom('conversations')
      .select('id')
      .where('tenant_id', '=', tenantId)
      .where('id', 'in', conversationIds)
      .orderBy('id')
      .forUpdate()
      .execute();
  await lockDesk(unit, tenantId);
}
