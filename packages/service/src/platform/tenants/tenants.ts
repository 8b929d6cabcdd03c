import type { Kysely } from 'kysely';
import type { KeyCaller } from '../../base/caller-identity.ts';
import { hashText } from '../../base/hash.ts';
import type { Database } from '../../store/database/schema.ts';
import type { TenantSettings } from './tenant-settings.ts';

/** The tenants of the service. */
export interface Tenants {
  /** Returns true if the options of this start contain the tenant. The database may hold others. */
  has(tenantId: string): boolean;
  /** Returns the settings of a tenant. @throws Error if the options of this start do not contain the tenant. */
  settings(tenantId: string): TenantSettings;
  /** Returns all tenants. */
  all(): readonly TenantSettings[];
  /** Finds the caller of an API key. Returns undefined for an unknown key. */
  findKey(key: string): Promise<KeyCaller | undefined>;
}

const shownHashCharacters = 16;

/**
 * Creates the lookup of tenants. Settings come from the options of this start, keys from the database.
 */
export function createTenants(db: Kysely<Database>, settings: readonly TenantSettings[]): Tenants {
  const byId = new Map(settings.map((tenant) => [tenant.id, tenant]));
  return {
    has: (tenantId) => byId.has(tenantId),
    settings(tenantId) {
      const found = byId.get(tenantId);
      if (!found) throw new Error('The options of this service do not contain the tenant.');
      return found;
    },
    all: () => settings,
    async findKey(key) {
      const hash = await hashText(key);
      const found = await db
        .selectFrom('api_keys')
        .select(['tenant_id', 'kind'])
        .where('hash', '=', hash)
        .executeTakeFirst();
      if (!found || !byId.has(found.tenant_id)) return undefined;
      const id = `key_${hash.slice(0, shownHashCharacters)}`;
      return { kind: found.kind, id, tenantId: found.tenant_id };
    },
  };
}
