import type { CallerIdentity } from '../../base/caller-identity.ts';
import { randomHex } from '../../base/hash.ts';
import type { AuditedCallerKind } from '../../store/database/tables/audit-tables.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { hashEntry, laneCount } from './chain.ts';

/** A change or a rejected call, as an audit entry records it. */
export interface AuditRecord {
  /** Caller who requested the change or whose call was rejected. `system` is the service itself. */
  readonly caller: Pick<CallerIdentity, 'id' | 'tenantId'> & {
    readonly kind: AuditedCallerKind;
  };
  readonly requestId: string;
  readonly occurredAt: number;
  /** Id of the endpoint in the contract, or the name of a change that the service makes itself. */
  readonly action: string;
  /** Id or slug of the resource that the call names or the change created. Null if there is none. */
  readonly target: string | null;
  readonly status: number;
}

const idBytes = 16;

/**
 * Records a change or a rejected call as the next entry of an audit chain. Call it last in a transaction, because it
 * locks the chain until the commit.
 */
export async function writeAudit(
  { db, databaseKind }: Pick<UnitOfWork, 'db' | 'databaseKind'>,
  record: AuditRecord,
): Promise<void> {
  const id = `aud_${randomHex(idBytes)}`;
  const { tenantId } = record.caller;
  const lane = Number.parseInt(id.slice(-2), 16) % laneCount(databaseKind);
  const heads = db
    .selectFrom('audit_heads')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('lane', '=', lane);
  const locked = databaseKind === 'postgres' ? heads.forUpdate() : heads;
  const head = await locked.executeTakeFirstOrThrow();
  const entry = {
    id,
    tenant_id: tenantId,
    lane,
    sequence: head.sequence + 1,
    previous_hash: head.hash,
    request_id: record.requestId,
    occurred_at: record.occurredAt,
    caller_kind: record.caller.kind,
    caller_id: record.caller.id,
    action: record.action,
    target: record.target,
    status: record.status,
  };
  const hash = await hashEntry(entry);
  await db
    .insertInto('audit')
    .values({ ...entry, hash })
    .execute();
  await db
    .updateTable('audit_heads')
    .set({ sequence: entry.sequence, hash })
    .where('tenant_id', '=', tenantId)
    .where('lane', '=', lane)
    .execute();
}
