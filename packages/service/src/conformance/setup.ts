import type { TestContext } from 'node:test';
import { Kysely } from 'kysely';
import type { OpenedDatabase } from '../database/opened-database.ts';
import { ServiceHarness } from '../testing/service-harness.ts';
import type { Target } from './target.ts';

/** A service over an empty database, and a way to look into what it keeps. @internal */
export interface SetUp {
  readonly harness: ServiceHarness;
  /** Absent where the database ends with the service. */
  readonly database:
    | {
        readonly open: () => Promise<OpenedDatabase>;
        readonly readAll: (table: string) => Promise<unknown[]>;
      }
    | undefined;
  /** Ends the service and starts another one over what it kept. */
  readonly restart: () => Promise<ServiceHarness>;
}

/** Makes what one test needs and clears it away after the test. @internal */
export type Setup = (context: TestContext) => Promise<SetUp>;

/**
 * Makes the set-up over one kind of database.
 *
 * @internal
 */
export function createSetup(target: Target): Setup {
  return async (context) => {
    const database = await target.create();
    const harnesses: ServiceHarness[] = [];
    const start = async () => {
      const harness = new ServiceHarness({ database: await database.open() });
      harnesses.push(harness);
      await harness.service.ready;
      return harness;
    };
    const harness = await start();
    context.after(async () => {
      for (const one of harnesses) await one.close();
      await database.dispose();
    });
    return {
      harness,
      database: target.keeps ? { open: () => database.open(), readAll } : undefined,
      async restart() {
        await harnesses.at(-1)?.close();
        return start();
      },
    };

    async function readAll(table: string): Promise<unknown[]> {
      const opened = await database.open();
      const db = new Kysely<Record<string, Record<string, unknown>>>({ dialect: opened.dialect });
      try {
        return await db.selectFrom(table).selectAll().execute();
      } finally {
        await db.destroy();
      }
    }
  };
}
