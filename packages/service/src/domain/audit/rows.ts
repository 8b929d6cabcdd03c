import type { AuditEntry } from '@tellerkit/contract';
import type { Kysely, Selectable } from 'kysely';
import { toTimestamp } from '../../base/clock.ts';
import { ProblemError } from '../../base/problem-error.ts';
import { decodeCursor, invalidCursor } from '../../http/page.ts';
import type { Database } from '../../store/database/schema.ts';
import type { AuditTable } from '../../store/database/tables/audit-tables.ts';

type AuditRow = Selectable<AuditTable>;

/** Filters of the list. Times are RFC 3339: `from` is inclusive, `to` is exclusive. */
export interface AuditFilter {
  readonly target?: string | undefined;
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Place of an entry in the list. Ids of entries are random, so they order only the entries of one moment. */
type Place = Pick<AuditRow, 'occurred_at' | 'id'>;

/**
 * Reads audit entries of a tenant, newest first.
 *
 * @throws {@link ProblemError} `invalid-request` unless `to` is later than `from`.
 */
export async function listAuditRows(
  db: Kysely<Database>,
  tenantId: string,
  { target, actor, action, from, to }: AuditFilter,
  { after, limit }: { readonly after: Place | undefined; readonly limit: number },
): Promise<AuditRow[]> {
  checkSpan(from, to);
  let query = db.selectFrom('audit').selectAll().where('tenant_id', '=', tenantId);
  if (target !== undefined) query = query.where('target', '=', target);
  if (actor !== undefined) query = query.where('caller_id', '=', actor);
  if (action !== undefined) query = query.where('action', '=', action);
  if (from !== undefined) query = query.where('occurred_at', '>=', Date.parse(from));
  if (to !== undefined) query = query.where('occurred_at', '<', Date.parse(to));
  if (after !== undefined)
    query = query.where((eb) =>
      eb(eb.refTuple('occurred_at', 'id'), '<', eb.tuple(after.occurred_at, after.id)),
    );
  return query.orderBy('occurred_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

function checkSpan(from: string | undefined, to: string | undefined): void {
  if (from === undefined || to === undefined || Date.parse(from) < Date.parse(to)) return;
  throw new ProblemError('invalid-request', '`to` must be later than `from`.', {
    errors: [{ path: 'query.to', code: 'too_small', message: '`to` must be later than `from`' }],
  });
}

/** Returns the key of an entry for the cursor of a page. */
export function keyOf({ occurred_at, id }: Place): string {
  return `${occurred_at}.${id}`;
}

/**
 * Reads the place after which a page starts. Undefined for the first page.
 *
 * @throws {@link ProblemError} `invalid-request` for a cursor of another list.
 */
export function placeAfter(cursor: string | undefined): Place | undefined {
  const key = decodeCursor(cursor);
  if (key === undefined) return undefined;
  const [, moment, id] = /^(\d{1,15})\.(\w{1,64})$/.exec(key) ?? [];
  if (id === undefined) throw invalidCursor();
  return { occurred_at: Number(moment), id };
}

/** Converts a row to the API's audit entry. */
export function toAuditEntry(row: AuditRow): AuditEntry {
  return {
    id: row.id,
    occurredAt: toTimestamp(row.occurred_at),
    actorKind: row.caller_kind,
    actor: row.caller_id,
    action: row.action,
    target: row.target,
    status: row.status,
    requestId: row.request_id,
  };
}
