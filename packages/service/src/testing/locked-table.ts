import { Client, escapeIdentifier } from 'pg';
import { eventually } from './eventually.ts';

/**
 * A lock on a table of PostgreSQL, for which every statement on the table waits. So a test knows which statements run.
 */
export class LockedTable {
  readonly #client: Client;
  #unlocked: Promise<void> | undefined;

  private constructor(client: Client) {
    this.#client = client;
  }

  /** Locks a table of the database behind a URL. */
  static async lock(url: string, table: string): Promise<LockedTable> {
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query('begin');
    await client.query(`lock table ${escapeIdentifier(table)} in access exclusive mode`);
    return new LockedTable(client);
  }

  /** Returns the number of statements that wait for the lock. */
  async count(): Promise<number> {
    return (await this.#pids()).length;
  }

  /** Resolves once at least `count` statements wait for the lock. */
  async waitFor(count: number): Promise<void> {
    await eventually(async () => {
      if ((await this.count()) < count) throw new Error('Too few statements wait for the lock.');
    });
  }

  /** Cancels the waiting statements, as their timeout does. */
  async cancel(): Promise<void> {
    await this.#client.query('select pg_cancel_backend(pid) from unnest($1::int[]) as pid', [
      await this.#pids(),
    ]);
  }

  /** Ends every other connection to the database, as the shutdown of a server does. */
  async terminateAll(): Promise<void> {
    await this.#client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
  }

  /** Unlocks the table. Does nothing if the table is unlocked. */
  unlock(): Promise<void> {
    return (this.#unlocked ??= this.#client.end());
  }

  async #pids(): Promise<number[]> {
    const { rows } = await this.#client.query<{ pid: number }>(
      // A transaction sees the connections of its first query on pg_stat_activity only, so later ones would be missing
      `select distinct pid from pg_locks
        where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))`,
    );
    return rows.map(({ pid }) => pid);
  }
}
