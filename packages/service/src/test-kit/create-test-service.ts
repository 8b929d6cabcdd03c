import type { RateLimitOptions } from '../platform/rate-limits/rate-limits.ts';
import type { TenantOptions } from '../platform/tenants/tenant-options.ts';
import type { KnowledgeFile } from '../search/knowledge-file.ts';
import type { ServiceOptions } from '../service-options.ts';
import type { OpenedDatabase } from '../store/database/opened-database.ts';
import { keepDatabase } from './kept-database.ts';
import { TestClock } from './test-clock.ts';
import { TestService } from './test-service.ts';

/**
 * What {@link createTestService} makes a service of: every option of `createService` but `logger`, and
 * those of the test. Each may be left out. `clock` takes a {@link TestClock}.
 *
 * @public
 */
export interface TestServiceOptions extends Partial<Omit<ServiceOptions, 'clock' | 'logger'>> {
  /** Where all chance comes from: the same seed draws the same. @defaultValue 1 */
  readonly seed?: number;
  /** Whom it works for; the first one's keys are those of the service. @defaultValue one bank */
  readonly tenants?: readonly TenantOptions[];
  /** Articles of the first tenant. @defaultValue none */
  readonly knowledge?: readonly KnowledgeFile[];
  /** @defaultValue SQLite in memory */
  readonly database?: OpenedDatabase;
  /** How much one caller may ask for. @defaultValue false, no limit: on a clock that stands still none ends */
  readonly rateLimits?: RateLimitOptions;
  /** Where the clock stands at first, in milliseconds since 1970. @defaultValue 2026-11-21, 9 h UTC */
  readonly startsAt?: number;
  /** A clock to share, as the nodes of a service share the time. @defaultValue one of its own */
  readonly clock?: TestClock;
}

const defaultTenant: TenantOptions = {
  slug: 'test-bank',
  name: 'Test Bank',
  publishableKeys: ['pk_test_0123456789abcdef'],
  secretKeys: ['sk_test_0123456789abcdef'],
  allowedOrigins: ['*'],
};

/**
 * Starts the real service inside a test: on a database in memory, with a clock that the test moves, an
 * assistant that says what it is told, and a network whose faults the test chooses. No port, no
 * waiting. It runs in Node from 22.13 on, and in a page.
 *
 * @example
 * ```ts
 * const bank = await createTestService();
 * const client = new TellerClient(bank.clientOptions);
 * const { token } = await client.sessions.create({ channel: 'web', locale: 'en' });
 * await bank.close();
 * ```
 *
 * @throws TypeError if an option is wrong.
 *
 * @public
 */
export async function createTestService(options: TestServiceOptions = {}): Promise<TestService> {
  const { seed = 1, knowledge, database, startsAt, clock, rateLimits, ...others } = options;
  const [first, ...more] = options.tenants ?? [defaultTenant];
  if (!first) throw new TypeError('Give at least one tenant, or none of your own.');
  const service = new TestService({
    kept: keepDatabase(database ?? (await openMemory())),
    clock: clock ?? new TestClock(startsAt),
    seed,
    options: {
      ...others,
      rateLimits: rateLimits ?? false,
      tenants: [{ ...first, ...(knowledge && { knowledge }) }, ...more],
    },
  });
  try {
    await service.start();
  } catch (error) {
    await service.close().catch(() => undefined);
    throw error;
  }
  return service;
}

/** Loads only what the runtime has: Node's own SQLite, or SQLite in WebAssembly. */
async function openMemory(): Promise<OpenedDatabase> {
  if ('document' in globalThis) return (await import('../page/index.ts')).openPageDatabase();
  return (await import('../node/open-sqlite.ts')).openSqlite(':memory:');
}
