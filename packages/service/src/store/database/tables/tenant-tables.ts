import type { JsonText } from '../../../base/json-text.ts';

/** Settings of a tenant that the database stores. Secrets stay out of the database. */
export interface StoredTenantSettings {
  readonly allowedOrigins: readonly string[];
  readonly offerTimeoutMs: number;
}

/** A tenant: a bank or brand. `settings` is the JSON of its {@link StoredTenantSettings}. */
export interface TenantTable {
  id: string;
  slug: string;
  name: string;
  settings: JsonText<StoredTenantSettings>;
  created_at: number;
}

/** An API key of a tenant, stored as a SHA-256 hash in hex. */
export interface ApiKeyTable {
  hash: string;
  tenant_id: string;
  kind: 'publishable' | 'secret';
  created_at: number;
}

/** A secret that the service generated, for example the key that signs tokens. */
export interface SecretTable {
  name: string;
  value: string;
  created_at: number;
}
