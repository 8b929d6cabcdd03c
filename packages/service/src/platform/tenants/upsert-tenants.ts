import { makeAuditChains } from '../audit/make-chains.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { hashText } from '../../base/hash.ts';
import type { RateLimits } from '../rate-limits/rate-limits.ts';
import type { QueueOptions, TenantOptions, TenantSettings } from './tenant-options.ts';

const defaultOfferTimeoutMs = 30_000;
const defaultHandlingTimeMs = 180_000;
const defaultQueues: readonly QueueOptions[] = [{ slug: 'service', name: 'Customer service' }];

/** A tenant whose limits stand. @internal */
export type LimitedTenant = TenantOptions & { readonly rateLimits: RateLimits | false };

/** What writing tenants needs. @internal */
export type UpsertParts = Pick<Kernel, 'transact' | 'newId' | 'databaseKind'>;

/**
 * Writes the tenants of the options to the database and gives back what the service needs of them.
 *
 * @internal
 */
export async function upsertTenants(
  parts: UpsertParts,
  tenants: readonly LimitedTenant[],
): Promise<TenantSettings[]> {
  const settings: TenantSettings[] = [];
  for (const tenant of tenants) {
    const keys = await hashKeys(tenant);
    const kept = await parts.transact((unit) => upsertTenant(parts, unit, tenant, keys));
    // secrets stay out of the database
    const { rateLimits, customerTokenKeys = [] } = tenant;
    settings.push({ ...kept, rateLimits, customerTokenKeys });
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
  parts: UpsertParts,
  unit: UnitOfWork,
  tenant: TenantOptions,
  keys: readonly HashedKey[],
): Promise<Omit<TenantSettings, 'rateLimits' | 'customerTokenKeys'>> {
  const kept = {
    allowedOrigins: tenant.allowedOrigins ?? [],
    offerTimeoutMs: tenant.offerTimeoutMs ?? defaultOfferTimeoutMs,
  };
  const { id } = await unit.db
    .insertInto('tenants')
    .values({
      id: parts.newId('tenant'),
      slug: tenant.slug,
      name: tenant.name,
      settings: JSON.stringify(kept),
      created_at: unit.now,
    })
    .onConflict((conflict) =>
      conflict.column('slug').doUpdateSet({ name: tenant.name, settings: JSON.stringify(kept) }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  await dropKeys(unit, id, keys);
  for (const { hash, kind } of keys)
    await unit.db
      .insertInto('api_keys')
      .values({ hash, kind, tenant_id: id, created_at: unit.now })
      .execute();
  await upsertQueues(unit, parts.newId, id, tenant.queues ?? defaultQueues);
  await makeAuditChains(parts, unit, id);
  return { id, slug: tenant.slug, name: tenant.name, ...kept };
}

/** Drops the tenant's keys, and its new ones from who had them before: another slug, or a tenant taken out. */
async function dropKeys({ db }: UnitOfWork, id: string, keys: readonly HashedKey[]) {
  await db.deleteFrom('api_keys').where('tenant_id', '=', id).execute();
  if (keys.length === 0) return;
  const hashes = keys.map(({ hash }) => hash);
  await db.deleteFrom('api_keys').where('hash', 'in', hashes).execute();
}

async function upsertQueues(
  unit: UnitOfWork,
  newId: UpsertParts['newId'],
  tenantId: string,
  queues: readonly QueueOptions[],
) {
  for (const [index, queue] of queues.entries()) {
    const values = {
      name: queue.name,
      skill: queue.skill ?? null,
      open: queue.open === false ? 0 : 1,
      handling_time_ms: queue.handlingTimeMs ?? defaultHandlingTimeMs,
      ticket_prefix: queue.ticketPrefix ?? String.fromCharCode('A'.charCodeAt(0) + (index % 26)),
      position: index,
    };
    await unit.db
      .insertInto('queues')
      .values({
        id: newId('queue'),
        tenant_id: tenantId,
        slug: queue.slug,
        created_at: unit.now,
        ...values,
      })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'slug']).doUpdateSet(values))
      .execute();
  }
}
