import { Kysely } from 'kysely';
import type { OpenedDatabase } from '../../store/database/opened-database.ts';
import type { Database } from '../../store/database/schema.ts';
import type { AuditHead, AuditReport } from './audit-report.ts';
import { openChains } from './open-chains.ts';
import { onSnapshot, readTable } from './read-table.ts';

/** Settings of {@link verifyAudit}. @public */
export interface VerifyAuditOptions {
  /**
   * Heads of an earlier report. An attacker with write access to the database could replace a whole chain, or cut off
   * its end and adapt the database's record. Only the comparison with a known head reveals this.
   */
  readonly knownHeads?: readonly AuditHead[];
}

/**
 * Reads the whole audit of a database on one state of it, reports every fault, and closes the database. Writes nothing.
 * The service may run meanwhile. Every row of the audit must have its own place in a chain.
 *
 * @param database - Open a SQLite file with `openSqlite(path, { readOnly: true })`.
 *
 * @public
 */
export async function verifyAudit(
  database: OpenedDatabase,
  options: VerifyAuditOptions = {},
): Promise<AuditReport> {
  const db = new Kysely<Database>({ dialect: database.dialect });
  try {
    return await onSnapshot(db, database.kind, async (connection) => {
      const chains = await openChains(connection, database.kind, options.knownHeads ?? []);
      let entries = 0;
      for await (const row of readTable(connection, database.kind)) {
        entries += 1;
        await chains.add(row);
      }
      return { entries, ...chains.finish() };
    });
  } finally {
    await db.destroy();
  }
}
