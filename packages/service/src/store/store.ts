import type { Kysely } from 'kysely';
import type { DatabaseKind } from './database/database-kind.ts';
import type { Database } from './database/schema.ts';
import type { Transact } from './unit-of-work.ts';

/** The database of the service. */
export interface Store {
  /** Database for reads outside a transaction. Inside a transaction, use the `db` of the {@link UnitOfWork}. */
  readonly db: Kysely<Database>;
  readonly databaseKind: DatabaseKind;
  readonly transact: Transact;
}
