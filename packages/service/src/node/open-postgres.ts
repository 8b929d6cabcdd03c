import { PostgresDialect } from 'kysely';
import { Pool, types } from 'pg';
import { PostgresBus } from '../store/bus/postgres-bus.ts';
import type { OpenedDatabase } from '../store/database/opened-database.ts';

const int8 = 20;

/** Settings of {@link openPostgres}. @public */
export interface OpenPostgresOptions {
  /** Schema to keep the tables in; made where there is none. @defaultValue the connection's own, mostly `public` */
  readonly schema?: string;
  /** How many connections at most. @defaultValue 10 */
  readonly connections?: number;
}

/**
 * Opens a PostgreSQL database by its URL, `postgres://user:password@host:5432/name`.
 * It connects with the first query. Several nodes may work over one database: they wake each other by
 * LISTEN and NOTIFY, so the URL must lead to PostgreSQL or to a pooler that keeps sessions.
 *
 * @throws TypeError if the URL is none of PostgreSQL, or the schema's name is not plain.
 *
 * @public
 */
export function openPostgres(url: string, options: OpenPostgresOptions = {}): OpenedDatabase {
  if (!/^postgres(ql)?:\/\//.test(url))
    throw new TypeError('The database URL must start with postgres:// or postgresql://');
  if (options.schema !== undefined && !/^[a-z_][a-z0-9_]{0,62}$/.test(options.schema))
    throw new TypeError('The schema takes lower case letters, digits and underscores');
  const pool = new Pool({
    connectionString: url,
    max: options.connections ?? 10,
    ...(options.schema && { options: `-c search_path=${options.schema}` }),
    // Whole numbers of 64 bits are times and sequences here, which a number holds exactly
    types: {
      getTypeParser: ((oid: number, format: 'text'): unknown =>
        oid === int8 ? Number : types.getTypeParser(oid, format)) as typeof types.getTypeParser,
    },
  });
  // A lost idle connection is replaced by the pool; without a listener it would end the process
  pool.on('error', () => undefined);
  return {
    kind: 'postgres',
    dialect: new PostgresDialect({ pool }),
    openBus: (parts) => new PostgresBus({ ...parts, url, channel: channelOf(options.schema) }),
    ...(options.schema !== undefined && { schema: options.schema }),
  };
}

/** Nodes hear each other where they share the tables. */
function channelOf(schema: string | undefined): string {
  return schema === undefined ? 'tellerkit' : `tellerkit_${schema}`;
}
