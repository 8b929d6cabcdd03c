import type { Kysely } from 'kysely';
import type { KeyCaller } from '../../base/caller-identity.ts';
import { hashText } from '../../base/hash.ts';
import type { Database } from '../../store/database/schema.ts';
import type { TenantSettings } from './tenant-settings.ts';

/** What the service knows of its tenants. */
export interface Tenants {
  /** Whether a tenant is among the options of this start; the database may hold others. */
  has(tenantId: string): boolean;
  /** Settings of a tenant that is known to exist. */
  settings(tenantId: string): TenantSettings;
  /** All tenants. */
  all(): readonly TenantSettings[];
  /** Whose key this is; undefined for an unknown one. */
  findKey(key: string): Promise<KeyCaller | undefined>;
}

const shownHashCharacters = 16;

/**
 * Looks tenants up. Settings come from the options of this start, keys from the database.
 */
export function createTenants(db: Kysely<Database>, settings: readonly TenantSettings[]): Tenants {
  const byId = new Map(settings.map((tenant) => [tenant.id, tenant]));
  return {
    has: (tenantId) => byId.has(tenantId),
    settings(tenantId) {
      const found = byId.get(tenantId);
      if (!found) throw new Error('The tenant is not among the options of this service');
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
