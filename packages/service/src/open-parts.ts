import { Kysely } from 'kysely';
import { systemClock } from './base/clock.ts';
import { createIds } from './base/ids.ts';
import type { NewId } from './base/ids.ts';
import { defaultLimits } from './base/limits.ts';
import type { Limits } from './base/limits.ts';
import type { Logger } from './base/logger.ts';
import type { Runtime } from './base/runtime.ts';
import { ServiceMetrics } from './base/service-metrics.ts';
import { isWeakSecret, secretCommand } from './base/weak-secret.ts';
import { checkKnowledge } from './domain/knowledge/import-knowledge.ts';
import { upsertQueues } from './domain/desk/queues/upsert-queues.ts';
import { defaultBounds, mergeBounds } from './platform/bounds/bounds.ts';
import type { Bounds } from './platform/bounds/bounds.ts';
import { defaultRateLimits, mergeRateLimits } from './platform/rate-limits/rate-limits.ts';
import type { RateLimits } from './platform/rate-limits/rate-limits.ts';
import { checkTenants } from './platform/tenants/check-tenants.ts';
import { readSessionOptions } from './platform/tenants/session-options.ts';
import { createTenants } from './platform/tenants/tenants.ts';
import type { Tenants } from './platform/tenants/tenants.ts';
import { upsertTenants } from './platform/tenants/upsert-tenants.ts';
import type { LimitedTenant } from './platform/tenants/upsert-tenants.ts';
import { createKeyRing } from './platform/tokens/key-ring.ts';
import type { KeyRing } from './platform/tokens/key-ring.ts';
import { checkKeyOptions, openKeys } from './platform/tokens/open-keys.ts';
import { createDeriveBytes } from './platform/tokens/derive-bytes.ts';
import type { DeriveBytes } from './platform/tokens/derive-bytes.ts';
import { checkSealing } from './platform/tokens/sealing-fingerprint.ts';
import { createStorageKeys } from './platform/tokens/storage-keys.ts';
import type { StorageKeys } from './platform/tokens/storage-keys.ts';
import { createTokens } from './platform/tokens/tokens.ts';
import type { Tokens } from './platform/tokens/tokens.ts';
import { opensStoredKeys } from './platform/webhooks/endpoint-keys.ts';
import type { ServiceOptions } from './service-options.ts';
import { createLocalBus } from './store/bus/bus.ts';
import type { Bus } from './store/bus/bus.ts';
import { createTransact } from './store/create-transact.ts';
import { measureWaits } from './store/database/measured-dialect.ts';
import { migrate } from './store/database/migrate.ts';
import type { Database } from './store/database/schema.ts';
import type { Store } from './store/store.ts';
import { WriteCheck } from './store/write-check.ts';

/** The parts from which the domains are composed. Each domain declares only the parts that it uses. */
export interface ServiceParts extends Store, Runtime {
  readonly bus: Bus;
  readonly newId: NewId;
  /** Knows if the database refuses changes. */
  readonly writes: WriteCheck;
  readonly tenants: Tenants;
  readonly tokens: Tokens;
  readonly keyRing: KeyRing;
  readonly storageKeys: StorageKeys;
  /** Derives keys from the sealing secret, for purposes other than tokens. */
  readonly deriveBytes: DeriveBytes;
  readonly limits: Limits;
  /** Measurements of this process. */
  readonly metrics: ServiceMetrics;
  /** URL at which callers reach the service. Undefined if nobody configured it. */
  readonly publicUrl: URL | undefined;
  /** Rate limits of the service, before those of its tenants. */
  readonly rateLimits: RateLimits | false;
}

/** The parts that exist before the migrations of the database run. */
type Opening = Runtime & {
  readonly db: Kysely<Database>;
  readonly bus: Bus;
  readonly metrics: ServiceMetrics;
  /** Claims the database for this service. */
  readonly claim: () => void;
};

const silent: Logger = { info: () => undefined, error: () => undefined };
const minSecretLength = 32;

/** A promise for the parts, and a function that closes their bus and database. */
export interface OpenedParts {
  readonly parts: Promise<ServiceParts>;
  /** Closes the bus and the database. */
  close(): Promise<void>;
}

/**
 * Opens the database and the parts that every domain uses.
 *
 * @throws TypeError if an option is invalid.
 */
export function openParts(
  options: ServiceOptions,
  lifecycle: Pick<Runtime, 'signal' | 'track'>,
): OpenedParts {
  checkTenants(options.tenants);
  const rateLimits = mergeRateLimits(defaultRateLimits, options.rateLimits, 'the service');
  const bounds = mergeBounds(defaultBounds, options.bounds, 'the service');
  const tenants = limitTenants(options, rateLimits, bounds);
  if (options.signingSecret !== undefined && options.signingSecret.length < minSecretLength)
    throw new TypeError(
      `\`signingSecret\` is too short. Use at least ${minSecretLength} characters.`,
    );
  if (options.signingSecret !== undefined && isWeakSecret(options.signingSecret))
    throw new TypeError(
      `\`signingSecret\` is easy to guess. Use the output of \`${secretCommand}\`.`,
    );
  const publicUrl = readPublicUrl(options.publicUrl);
  const { clock = systemClock, logger = silent, database } = options;
  checkKeyOptions(options.signingSecret, database);
  const metrics = new ServiceMetrics();
  const db = new Kysely<Database>({ dialect: measureWaits(database.dialect, { clock, metrics }) });
  const bus = options.bus ?? database.openBus?.({ clock, logger }) ?? createLocalBus();
  const { signal, track } = lifecycle;
  let release = (): void => undefined;
  const claim = () => {
    release = database.claim?.({ logger }) ?? release;
  };
  return {
    parts: composeParts(
      { ...options, tenants, publicUrl, rateLimits },
      { db, bus, clock, logger, metrics, signal, track, claim },
    ),
    async close() {
      try {
        await bus.close();
        await db.destroy();
      } finally {
        release();
      }
    },
  };
}

/**
 * Parses the option `publicUrl`.
 *
 * @throws TypeError if it is no URL with http or https, or if it holds a query, a fragment or a password.
 */
function readPublicUrl(text: string | undefined): URL | undefined {
  if (text === undefined) return undefined;
  if (/^https?:\/\/[^?#@\s]+$/i.test(text) && URL.canParse(text)) return new URL(text);
  throw new TypeError(
    '`publicUrl` is invalid: use a URL without a query, for example https://chat.bank.example.',
  );
}

/** The options after their check. */
interface CheckedOptions extends Omit<ServiceOptions, 'tenants' | 'publicUrl' | 'rateLimits'> {
  readonly tenants: readonly LimitedTenant[];
  readonly rateLimits: RateLimits | false;
  readonly publicUrl: URL | undefined;
}

/** Merges the rate limits, bounds and lifetimes of each tenant over those of the service. */
function limitTenants(
  { limits, tenants }: Pick<ServiceOptions, 'limits' | 'tenants'>,
  base: RateLimits | false,
  bounds: Bounds,
): LimitedTenant[] {
  return tenants.map((tenant) => ({
    ...tenant,
    rateLimits: mergeRateLimits(base, tenant.rateLimits, `tenant ${tenant.slug}`),
    bounds: mergeBounds(bounds, tenant.bounds, `tenant ${tenant.slug}`),
    sessions: readSessionOptions(tenant.sessions, limits?.sessionMs ?? defaultLimits.sessionMs),
  }));
}

async function composeParts(options: CheckedOptions, opening: Opening): Promise<ServiceParts> {
  const { claim, ...runtime } = opening;
  const { db, bus, clock, logger } = runtime;
  // A faulty article ends the start before anything is created
  await checkKnowledge(options.tenants);
  claim();
  const newId = createIds(clock);
  const databaseKind = options.database.kind;
  const writes = new WriteCheck(db);
  const transact = createTransact({ db, databaseKind, bus, clock, newId, logger, writes });
  await migrate(db, options.database);
  const settings = await upsertTenants(
    { transact },
    options.tenants,
    (unit, tenantId, { queues }) => upsertQueues(unit, tenantId, queues),
  );
  const { database } = options;
  const keys = await openKeys({ db, database, clock, logger }, options.signingSecret);
  const deriveBytes = createDeriveBytes(keys.sealing);
  const opensStoredData = () => opensStoredKeys({ deriveBytes }, db);
  await checkSealing({ db, clock, logger, database, opensStoredData }, keys, options.signingSecret);
  const keyRing = createKeyRing(keys.signing);
  const limits = { ...defaultLimits, ...options.limits };
  return {
    ...runtime,
    databaseKind,
    transact,
    writes,
    newId,
    tenants: createTenants(db, settings),
    tokens: createTokens({ keys: keyRing, clock, limits }),
    keyRing,
    storageKeys: createStorageKeys(deriveBytes),
    deriveBytes,
    limits,
    publicUrl: options.publicUrl,
    rateLimits: options.rateLimits,
  };
}
