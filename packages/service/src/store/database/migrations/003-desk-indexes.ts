import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Indexes assignments and queue entries by state and time, so that the desk does not read the rows that ended. */
export const deskIndexes: Migration = {
  async up(db: Kysely<unknown>) {
    const indexes = [
      ['assignments', 'state', ['state', 'agent_id']],
      ['queue_entries', 'state', ['state']],
      ['queue_entries', 'call', ['queue_id', 'called_at']],
      ['queue_entries', 'end', ['queue_id', 'ended_at']],
    ] as const;
    for (const [table, name, columns] of indexes)
      await db.schema
        .createIndex(`${table}_by_${name}`)
        .on(table)
        .columns(['tenant_id', ...columns])
        .execute();
  },
};
