import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';
import type { CallerIdentity } from '../kernel/caller-identity.ts';
import { randomHex } from '../kernel/hash.ts';

/** What goes into the audit. @internal */
export interface AuditRecord {
  readonly caller: CallerIdentity;
  readonly requestId: string;
  readonly occurredAt: number;
  /** Id of the endpoint. */
  readonly action: string;
  /** Id of what was changed, where there is one. */
  readonly target: string | null;
  readonly status: number;
}

const idBytes = 16;

/**
 * Writes down a change, or a call that was refused.
 *
 * @internal
 */
export async function writeAudit(db: Kysely<Database>, record: AuditRecord): Promise<void> {
  await db
    .insertInto('audit')
    .values({
      id: `aud_${randomHex(idBytes)}`,
      tenant_id: record.caller.tenantId,
      request_id: record.requestId,
      occurred_at: record.occurredAt,
      caller_kind: record.caller.kind,
      caller_id: record.caller.id,
      action: record.action,
      target: record.target,
      status: record.status,
    })
    .execute();
}
