import type { UnitOfWork } from '../../../store/unit-of-work.ts';

/**
 * Keeps others from changing lines and assignments of the tenant until the transaction ends, so that
 * nobody is offered twice and no agent gets more than fits. SQLite has one writer anyway.
 *
 * @param conversationId - The conversation that will change too. It is locked first: whoever changes a
 * conversation locks it before the desk, so that no two transactions wait for each other.
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
