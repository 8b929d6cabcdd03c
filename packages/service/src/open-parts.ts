import { Kysely } from 'kysely';
import { createLocalBus } from './store/bus/bus.ts';
import { systemClock } from './base/clock.ts';
import { migrate } from './store/database/migrate.ts';
import type { Database } from './store/database/schema.ts';
import { defaultRateLimits, mergeRateLimits } from './platform/rate-limits/rate-limits.ts';
import type { ServiceOptions } from './service-options.ts';
import { checkTenants } from './platform/tenants/check-tenants.ts';
import { createTenants } from './platform/tenants/tenants.ts';
import { upsertTenants } from './platform/tenants/upsert-tenants.ts';
import type { LimitedTenant } from './platform/tenants/upsert-tenants.ts';
import { createDeriveBytes } from './platform/tokens/derive-bytes.ts';
import { readSigningSecret } from './platform/tokens/signing-secret.ts';
import { createStorageKeys } from './platform/tokens/storage-keys.ts';
import { createTokens } from './platform/tokens/tokens.ts';
import { createIds } from './base/ids.ts';
import type { Kernel } from './kernel/kernel.ts';
import { defaultLimits } from './base/limits.ts';
import type { Logger } from './base/logger.ts';
import { createTransact } from './store/unit-of-work.ts';

/** A kernel on its way up, and what takes it down. @internal */
export interface OpenedKernel {
  readonly kernel: Promise<Kernel>;
  /** Runs something that closing waits for. */
  run<T>(action: () => Promise<T>): Promise<T>;
  /** Adds what is to be stopped at the close. */
  onClose(stop: () => void): void;
  /** Says that no more requests should come. */
  drain(): void;
  close(): Promise<void>;
}

const silent: Logger = { info: () => undefined, error: () => undefined };
const shortestSecret = 32;

/**
 * Opens what all domains share.
 *
 * @throws TypeError if an option is wrong.
 *
 * @internal
 */
export function openKernel(options: ServiceOptions): OpenedKernel {
  checkTenants(options.tenants);
  const tenants = limitTenants(options);
  if (options.signingSecret !== undefined && options.signingSecret.length < shortestSecret)
    throw new TypeError(`The signing secret takes at least ${shortestSecret} characters`);
  const { clock = systemClock, logger = silent, database } = options;
  const db = new Kysely<Database>({ dialect: database.dialect });
  const bus = options.bus ?? database.openBus?.({ clock, logger }) ?? createLocalBus();
  const closing = new AbortController();
  let draining = false;
  const running = new Set<Promise<unknown>>();
  const stops: (() => void)[] = [];
  const track = (work: Promise<unknown>) => {
    const settled = work.catch(() => undefined).finally(() => running.delete(settled));
    running.add(settled);
  };
  const kernel = makeKernel(
    { ...options, tenants },
    { db, bus, clock, logger, isDraining: () => draining, signal: closing.signal, track },
  );
  track(kernel);
  let closed: Promise<void> | undefined;
  return {
    kernel,
    run(action) {
      const result = action();
      track(result);
      return result;
    },
    onClose: (stop) => stops.push(stop),
    drain: () => (draining = true),
    close() {
      closed ??= (async () => {
        draining = true;
        closing.abort();
        for (const stop of stops) stop();
        while (running.size > 0) await Promise.all(running);
        await bus.close();
        await db.destroy();
      })();
      return closed;
    },
  };
}

/** Gives each tenant its limits. */
function limitTenants({ rateLimits, tenants }: ServiceOptions): LimitedTenant[] {
  const base = mergeRateLimits(defaultRateLimits, rateLimits, 'the service');
  return tenants.map((tenant) => ({
    ...tenant,
    rateLimits: mergeRateLimits(base, tenant.rateLimits, `tenant ${tenant.slug}`),
  }));
}

async function makeKernel(
  options: ServiceOptions & { readonly tenants: readonly LimitedTenant[] },
  parts: Pick<Kernel, 'db' | 'bus' | 'clock' | 'logger' | 'isDraining' | 'signal' | 'track'>,
): Promise<Kernel> {
  const { db, bus, clock, logger } = parts;
  const newId = createIds(clock);
  const databaseKind = options.database.kind;
  const transact = createTransact({ db, databaseKind, bus, clock, newId, logger });
  await migrate(db, options.database.schema);
  const settings = await upsertTenants({ transact, newId, databaseKind }, options.tenants);
  const secret = await readSigningSecret(db, clock, options.signingSecret);
  const deriveBytes = createDeriveBytes(secret);
  return {
    ...parts,
    databaseKind,
    transact,
    newId,
    tenants: createTenants(db, settings),
    tokens: createTokens(secret, clock),
    storageKeys: createStorageKeys(deriveBytes),
    deriveBytes,
    webhookSender: options.webhookSender,
    limits: { ...defaultLimits, ...options.limits },
  };
}
