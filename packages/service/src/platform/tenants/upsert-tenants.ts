import { hashText } from '../../base/hash.ts';
import { writeJson } from '../../base/json-text.ts';
import type { Store } from '../../store/store.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { makeAuditChains } from '../audit/make-chains.ts';
import type { Bounds } from '../bounds/bounds.ts';
import type { RateLimits } from '../rate-limits/rate-limits.ts';
import { AllowedOrigins } from './allowed-origins.ts';
import { defaultDispositions } from './dispositions.ts';
import { keysTopic } from './keys-topic.ts';
import { parseOrigin } from './parse-origin.ts';
import type { SessionSettings } from './session-options.ts';
import type { TenantOptions } from './tenant-options.ts';
import type { TenantSettings } from './tenant-settings.ts';

const defaultOfferTimeoutMs = 30_000;

/** The options of a tenant, after its rate limits and lifetimes were merged with those of the service. */
export type LimitedTenant = TenantOptions & {
  readonly rateLimits: RateLimits | false;
  readonly bounds: Bounds;
  readonly sessions: SessionSettings;
};

/** Writes further data of a tenant, such as queues, in the transaction that writes the tenant. */
export type PrepareTenant = (
  unit: UnitOfWork,
  tenantId: string,
  tenant: TenantOptions,
) => Promise<void>;

/**
 * Writes the tenants of the options to the database and returns their settings.
 */
export async function upsertTenants(
  { transact }: Pick<Store, 'transact'>,
  tenants: readonly LimitedTenant[],
  prepare: PrepareTenant,
): Promise<TenantSettings[]> {
  const settings: TenantSettings[] = [];
  for (const tenant of tenants) {
    const keys = await hashKeys(tenant);
    const stored = await transact((unit) => upsertTenant(unit, tenant, keys, prepare));
    // The customer token keys go only into the settings, so that no secret is stored in the database
    const { rateLimits, bounds, sessions, customerTokenKeys = [] } = tenant;
    const { dispositions = defaultDispositions } = tenant;
    const keyHashes = keys.map(({ hash }) => hash);
    settings.push({
      ...stored,
      rateLimits,
      bounds,
      sessions,
      customerTokenKeys,
      dispositions,
      keyHashes,
    });
  }
  return settings;
}

type HashedKey = { readonly hash: string; readonly kind: 'publishable' | 'secret' };

async function hashKeys(tenant: TenantOptions): Promise<HashedKey[]> {
  const hashAll = (keys: readonly string[], kind: HashedKey['kind']) =>
    Promise.all(keys.map(async (key) => ({ hash: await hashText(key), kind })));
  return [
    ...(await hashAll(tenant.publishableKeys, 'publishable')),
    ...(await hashAll(tenant.secretKeys, 'secret')),
  ];
}

async function upsertTenant(
  unit: UnitOfWork,
  tenant: TenantOptions,
  keys: readonly HashedKey[],
  prepare: PrepareTenant,
): Promise<
  Omit<
    TenantSettings,
    'rateLimits' | 'bounds' | 'sessions' | 'customerTokenKeys' | 'dispositions' | 'keyHashes'
  >
> {
  const stored = {
    allowedOrigins: readOrigins(tenant),
    offerTimeoutMs: tenant.offerTimeoutMs ?? defaultOfferTimeoutMs,
  };
  const { id } = await unit.db
    .insertInto('tenants')
    .values({
      id: unit.newId('tenant'),
      slug: tenant.slug,
      name: tenant.name,
      settings: writeJson(stored),
      created_at: unit.now,
    })
    .onConflict((conflict) =>
      conflict.column('slug').doUpdateSet({ name: tenant.name, settings: writeJson(stored) }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  if (await dropKeys(unit, id, keys)) unit.publish(keysTopic(id));
  for (const { hash, kind } of keys)
    await unit.db
      .insertInto('api_keys')
      .values({ hash, kind, tenant_id: id, created_at: unit.now })
      .execute();
  await prepare(unit, id, tenant);
  await makeAuditChains(unit, id);
  const { allowedOrigins, offerTimeoutMs } = stored;
  return {
    id,
    slug: tenant.slug,
    name: tenant.name,
    allowedOrigins: new AllowedOrigins(allowedOrigins),
    offerTimeoutMs,
  };
}

/** Returns the allowed origins in their normal form. The check of the options has refused invalid entries. */
function readOrigins({ allowedOrigins = [] }: TenantOptions): string[] {
  return allowedOrigins.flatMap((entry) => {
    const parsed = parseOrigin(entry);
    return 'origin' in parsed ? [parsed.origin] : [];
  });
}

/**
 * Deletes the stored keys of the tenant. If another stored tenant had one of the new keys, deletes the key there, too,
 * because a key belongs to one tenant.
 *
 * @returns true if the tenant had a key that it no longer has. Other nodes then end the streams of the key.
 */
async function dropKeys({ db }: UnitOfWork, id: string, keys: readonly HashedKey[]) {
  const dropped = await db
    .deleteFrom('api_keys')
    .where('tenant_id', '=', id)
    .returning('hash')
    .execute();
  const hashes = keys.map(({ hash }) => hash);
  if (hashes.length > 0) await db.deleteFrom('api_keys').where('hash', 'in', hashes).execute();
  return dropped.some(({ hash }) => !hashes.includes(hash));
}
