import sqlite3InitModule from '@sqlite.org/sqlite-wasm';
import type { BindingSpec } from '@sqlite.org/sqlite-wasm';
import type { SqliteDatabase, SqliteStatement } from 'kysely';
import type { OpenedDatabase } from '../store/database/opened-database.ts';
import { WritingSqliteDialect, givesRows } from '../store/database/sqlite-dialect.ts';

/**
 * Opens a SQLite database (WebAssembly) in the memory of the page. Its data is lost when the page closes.
 *
 * @throws Error if the page may not run WebAssembly or cannot load it.
 *
 * @public
 */
export async function openPageDatabase(): Promise<OpenedDatabase> {
  const sqlite = await sqlite3InitModule();
  const database = new sqlite.oo1.DB(':memory:');
  const adapter: SqliteDatabase = {
    close: () => database.close(),
    prepare: (sql) => adaptStatement(database, sql),
  };
  return { kind: 'sqlite', dialect: new WritingSqliteDialect(adapter), isTemporary: true };
}

type WasmDatabase = InstanceType<Awaited<ReturnType<typeof sqlite3InitModule>>['oo1']['DB']>;

function adaptStatement(database: WasmDatabase, sql: string): SqliteStatement {
  const execute = (values: readonly unknown[]): unknown[] =>
    database.exec({
      sql,
      ...(values.length > 0 && { bind: values as BindingSpec }),
      rowMode: 'object',
      returnValue: 'resultRows',
    });
  return {
    reader: givesRows(sql),
    all: execute,
    run(values) {
      execute(values);
      return { changes: database.changes(), lastInsertRowid: 0 };
    },
    iterate: (values) => execute(values)[Symbol.iterator]() as IterableIterator<unknown>,
  };
}
