import type { Kysely } from 'kysely';
import type { KeyCaller } from '../../base/caller-identity.ts';
import { hashText } from '../../base/hash.ts';
import type { Database } from '../../store/database/schema.ts';
import { hasKey, keyIdOf } from './key-id.ts';
import type { TenantSettings } from './tenant-settings.ts';

/** Looks up the tenants that this service serves: the tenants of its options. */
export interface Tenants {
  /**
   * Returns true if the option `tenants` of `createService` contains the tenant. The database may also hold earlier
   * tenants.
   */
  has(tenantId: string): boolean;
  /** Returns the settings of a tenant. @throws Error if the option `tenants` does not contain the tenant. */
  settings(tenantId: string): TenantSettings;
  /** Returns the settings of all tenants in the option `tenants`. */
  all(): readonly TenantSettings[];
  /**
   * Finds the caller of an API key. Returns undefined for an unknown key and for a key of an earlier tenant.
   *
   * @param onlyOwn - True to return undefined, without a query, for a key that the options of this node do not contain.
   */
  findKey(key: string, onlyOwn?: boolean): Promise<KeyCaller | undefined>;
  /** Returns true while the tenant has the API key of this caller. */
  hasKey(caller: KeyCaller): Promise<boolean>;
}

/**
 * Creates the lookup of tenants. It takes the settings from the options and reads the keys from the database.
 */
export function createTenants(db: Kysely<Database>, settings: readonly TenantSettings[]): Tenants {
  const byId = new Map(settings.map((tenant) => [tenant.id, tenant]));
  const ownKeys = new Set(settings.flatMap(({ keyHashes }) => keyHashes));
  return {
    has: (tenantId) => byId.has(tenantId),
    settings(tenantId) {
      const found = byId.get(tenantId);
      if (!found)
        throw new Error(
          `The option \`tenants\` of this service lacks the tenant ${tenantId}: add it.`,
        );
      return found;
    },
    all: () => settings,
    async findKey(key, onlyOwn = false) {
      const hash = await hashText(key);
      if (onlyOwn && !ownKeys.has(hash)) return undefined;
      const found = await db
        .selectFrom('api_keys')
        .select(['tenant_id', 'kind'])
        .where('hash', '=', hash)
        .executeTakeFirst();
      if (!found || !byId.has(found.tenant_id)) return undefined;
      return { kind: found.kind, id: keyIdOf(hash), tenantId: found.tenant_id };
    },
    hasKey: (caller) => hasKey(db, caller),
  };
}
