import { Client } from 'pg';

let created = 0;

/** An empty PostgreSQL database for one test. */
export interface CreatedDatabase {
  readonly url: string;
  readonly dispose: () => Promise<void>;
}

/** Creates an empty database on the PostgreSQL server behind a URL. */
export async function createDatabase(serverUrl: string): Promise<CreatedDatabase> {
  const name = `test_${String(process.pid)}_${String((created += 1))}`;
  const run = async (sql: string) => {
    const client = new Client({ connectionString: serverUrl });
    await client.connect();
    await client.query(sql);
    await client.end();
  };
  await run(`create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, dispose: () => run(`drop database if exists ${name} with (force)`) };
}
