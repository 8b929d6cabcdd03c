import type { TestContext } from 'node:test';
import { Kysely } from 'kysely';
import type { OpenedDatabase } from '../store/database/opened-database.ts';
import type { TestService } from '../test-kit/index.ts';
import { startTwoBanks } from '../testing/two-banks.ts';
import type { TwoBanksOptions } from '../testing/two-banks.ts';
import type { Target } from './target.ts';

/** A service that started with an empty database, with access to the database. */
export interface SetUp {
  readonly bank: TestService;
  /** Access to the database. Undefined if the database is lost when the service closes. */
  readonly database:
    | {
        readonly open: () => Promise<OpenedDatabase>;
        readonly readAll: (table: string) => Promise<unknown[]>;
      }
    | undefined;
  /** Closes the service and starts another service over the same database. */
  readonly restart: (options?: Omit<TwoBanksOptions, 'database'>) => Promise<TestService>;
  /** Starts a further service over the same database. */
  readonly beside: (options: Omit<TwoBanksOptions, 'database'>) => Promise<TestService>;
}

/** Creates the setup of a test and cleans it up after the test. */
export type Setup = (
  context: TestContext,
  options?: Omit<TwoBanksOptions, 'database'>,
) => Promise<SetUp>;

/**
 * Creates the setup over a kind of database.
 */
export function createSetup(target: Target): Setup {
  return async (context, options = {}) => {
    const database = await target.create();
    const banks: TestService[] = [];
    const start = async (own: Omit<TwoBanksOptions, 'database'> = options) => {
      const bank = await startTwoBanks({ database: await database.open(), ...own });
      banks.push(bank);
      return bank;
    };
    const bank = await start();
    context.after(async () => {
      for (const started of banks) await started.close();
      await database.dispose();
    });
    return {
      bank,
      database: target.keeps ? { open: () => database.open(), readAll } : undefined,
      async restart(own) {
        await banks.at(-1)?.close();
        return start(own);
      },
      beside: start,
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
