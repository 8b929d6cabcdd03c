import type { BoundOptions } from '../platform/bounds/bounds.ts';
import type { RateLimitOptions } from '../platform/rate-limits/rate-limits.ts';
import type { TenantOptions } from '../platform/tenants/tenant-options.ts';
import type { KnowledgeFile } from '../search/knowledge-file.ts';
import type { ServiceOptions } from '../service-options.ts';
import type { OpenedDatabase } from '../store/database/opened-database.ts';
import { keepDatabase } from './kept-database.ts';
import { TestClock } from './test-clock.ts';
import { TestService } from './test-service.ts';

/**
 * Options of {@link createTestService}. It takes the options of `createService` except `logger`, and some options for
 * tests. All options are optional. `clock` must be a {@link TestClock}.
 *
 * @public
 */
export interface TestServiceOptions extends Partial<Omit<ServiceOptions, 'clock' | 'logger'>> {
  /** Seed of all random numbers. Equal seeds draw equal numbers. @defaultValue 1 */
  readonly seed?: number;
  /** Tenants of the service. The keys of the first tenant become the keys of the {@link TestService}. @defaultValue one bank */
  readonly tenants?: readonly TenantOptions[];
  /** Articles of the first tenant. @defaultValue none */
  readonly knowledge?: readonly KnowledgeFile[];
  /** @defaultValue SQLite in memory */
  readonly database?: OpenedDatabase;
  /**
   * Rate limits of each caller, or false for none.
   * @defaultValue false, because a limit never ends while the test clock stands still
   */
  readonly rateLimits?: RateLimitOptions;
  /**
   * Bounds on what customers hold and store, or false for none.
   * @defaultValue false, because one customer of a test may do more than any person
   */
  readonly bounds?: BoundOptions;
  /** First time of the clock, in milliseconds since 1970. @defaultValue 2026-11-21, 9 h UTC */
  readonly startsAt?: number;
  /** Clock to share between several test services. @defaultValue a new clock */
  readonly clock?: TestClock;
}

/** Signing secret of services whose database has no key file. It survives a restart of the service. */
const testSecret = 'signing secret of the test kit, known to everybody';

const defaultTenant: TenantOptions = {
  slug: 'test-bank',
  name: 'Test Bank',
  publishableKeys: ['pk_test_0123456789abcdef'],
  secretKeys: ['sk_test_0123456789abcdef'],
  allowedOrigins: ['*'],
};

/**
 * Starts the real service inside a test, without a port and without waiting. The database of the service is in memory
 * unless the test passes another. The test moves the service's clock, scripts its assistant and injects faults into its
 * network. The test service runs in Node 22.13 or later, and in a page.
 *
 * @example
 * ```ts
 * const bank = await createTestService();
 * const client = new TellerClient(bank.clientOptions);
 * const { token } = await client.sessions.create({ channel: 'web', locale: 'en' });
 * await bank.close();
 * ```
 *
 * @throws TypeError if an option is invalid.
 *
 * @public
 */
export async function createTestService(options: TestServiceOptions = {}): Promise<TestService> {
  const { seed = 1, knowledge, database, startsAt, clock, rateLimits, bounds, ...others } = options;
  const [first, ...more] = options.tenants ?? [defaultTenant];
  if (!first)
    throw new TypeError('`tenants` is empty: pass at least one tenant, or leave the option out.');
  const kept = keepDatabase(database ?? (await openMemory()));
  const service = new TestService({
    kept,
    clock: clock ?? new TestClock(startsAt),
    seed,
    options: {
      ...others,
      ...(!kept.database.keyStore && { signingSecret: options.signingSecret ?? testSecret }),
      rateLimits: rateLimits ?? false,
      bounds: bounds ?? false,
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

/** Loads the SQLite of the runtime: WebAssembly in a page, `node:sqlite` in Node. */
async function openMemory(): Promise<OpenedDatabase> {
  if ('document' in globalThis) return (await import('../page/index.ts')).openPageDatabase();
  return (await import('../node/open-sqlite.ts')).openSqlite(':memory:');
}
