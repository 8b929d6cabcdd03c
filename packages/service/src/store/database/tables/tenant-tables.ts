import type { JsonText } from '../../../base/json-text.ts';

/** Settings of a tenant that are written down; secrets stay out of the database. */
export interface StoredTenantSettings {
  readonly allowedOrigins: readonly string[];
  readonly offerTimeoutMs: number;
}

/** One bank or brand. `settings` is the JSON of its {@link StoredTenantSettings}. */
export interface TenantTable {
  id: string;
  slug: string;
  name: string;
  settings: JsonText<StoredTenantSettings>;
  created_at: number;
}

/** Keys of a tenant, as SHA-256 hashes in hex. */
export interface ApiKeyTable {
  hash: string;
  tenant_id: string;
  kind: 'publishable' | 'secret';
  created_at: number;
}

/** What the service made up for itself once, for example the key it signs tokens with. */
export interface SecretTable {
  name: string;
  value: string;
  created_at: number;
}
