import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { firstHash, laneCount } from './chain.ts';

/**
 * Creates the audit chains of a tenant, unless they exist.
 */
export async function makeAuditChains(
  { db, databaseKind }: Pick<UnitOfWork, 'db' | 'databaseKind'>,
  tenantId: string,
): Promise<void> {
  for (let lane = 0; lane < laneCount(databaseKind); lane += 1)
    await db
      .insertInto('audit_heads')
      .values({ tenant_id: tenantId, lane, sequence: 0, hash: firstHash })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'lane']).doNothing())
      .execute();
}
