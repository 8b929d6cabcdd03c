import type { Kysely } from 'kysely';
import { DatabaseUnavailableError } from '../base/database-unavailable.ts';
import { randomHex } from '../base/hash.ts';
import type { Database } from './database/schema.ts';

/**
 * Codes of failures after which every further change fails, while reads still succeed. The result codes of SQLite and
 * the SQLSTATE codes of PostgreSQL stand for a full disk, a disk that failed, and a database that is read-only.
 */
const failures: ReadonlySet<string | undefined> = new Set([
  'SQLITE_FULL',
  'SQLITE_IOERR',
  'SQLITE_READONLY',
  '53100',
  '58030',
  '25006',
]);

/** Needs several pages of either database. A small row could still fit into a page with free space. */
const trialBytes = 16 * 1024;
/** No tenant has this id, so the trial touches no stored response. */
const trialTenant = '';

/** Remembers that changes failed, and then tries whether they succeed again. */
export class WriteCheck {
  readonly #db: Kysely<Database>;
  #hasFailed = false;

  constructor(db: Kysely<Database>) {
    this.#db = db;
  }

  /** Remembers an error of a change if every further change fails, too. */
  note(error: unknown): void {
    if (error instanceof DatabaseUnavailableError && failures.has(error.code))
      this.#hasFailed = true;
  }

  /**
   * Returns false while the database refuses changes. After a failed change it inserts and deletes a row, until both
   * succeed. Otherwise it needs no query.
   */
  async isWritable(): Promise<boolean> {
    if (!this.#hasFailed) return true;
    try {
      await this.#change();
    } catch {
      return false;
    }
    this.#hasFailed = false;
    return true;
  }

  /** Commits twice: within one transaction the database would never write the row to the disk. */
  async #change(): Promise<void> {
    await this.#db
      .insertInto('idempotency')
      .values({
        tenant_id: trialTenant,
        caller: '',
        endpoint: '',
        key_hash: randomHex(16),
        request_hash: '',
        status: 0,
        // PostgreSQL would compress a text that repeats itself
        body: randomHex(trialBytes / 2),
        sealed: 0,
        // The hourly deletion of expired rows removes the row if its own deletion fails
        expires_at: 0,
      })
      .execute();
    await this.#db.deleteFrom('idempotency').where('tenant_id', '=', trialTenant).execute();
  }
}
