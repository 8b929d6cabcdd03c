import type { Dialect } from 'kysely';
import type { Clock } from '../../base/clock.ts';
import type { ServiceMetrics } from '../../base/service-metrics.ts';

/** Dependencies of {@link measureWaits}. */
export interface MeasuringParts {
  readonly clock: Pick<Clock, 'now'>;
  readonly metrics: Pick<ServiceMetrics, 'observeDatabaseWait'>;
}

/**
 * Measures the time for which reads and transactions wait for a connection. SQLite has one connection, which serves one
 * transaction or statement at a time; PostgreSQL has a pool.
 */
export function measureWaits(dialect: Dialect, { clock, metrics }: MeasuringParts): Dialect {
  return {
    createDriver() {
      const driver = dialect.createDriver();
      const acquire = driver.acquireConnection.bind(driver);
      driver.acquireConnection = async (options) => {
        const askedAt = clock.now();
        try {
          return await acquire(options);
        } finally {
          metrics.observeDatabaseWait(clock.now() - askedAt);
        }
      };
      return driver;
    },
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
  };
}
