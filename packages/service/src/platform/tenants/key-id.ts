import { expressionBuilder, sql } from 'kysely';
import type { Expression, Kysely, SqlBool } from 'kysely';
import type { KeyCaller } from '../../base/caller-identity.ts';
import type { Database } from '../../store/database/schema.ts';

const shownHashCharacters = 16;
const prefix = 'key_';

/** Returns the id of an API key: the first characters of its hash. The id reveals nothing of the key. */
export function keyIdOf(hash: string): string {
  return `${prefix}${hash.slice(0, shownHashCharacters)}`;
}

/** Builds the condition that a tenant still has the API key with this id. */
export function keyExists(
  tenantId: string,
  keyId: string,
  kind: 'secret' | 'publishable' = 'secret',
): Expression<SqlBool> {
  const eb = expressionBuilder<Database>();
  return eb.exists(
    eb
      .selectFrom('api_keys')
      .select('hash')
      .where('tenant_id', '=', tenantId)
      .where('kind', '=', kind)
      .where(sql`${prefix} || substr(hash, 1, ${sql.lit(shownHashCharacters)})`, '=', keyId),
  );
}

/** Checks that a tenant still has an API key. */
export async function hasKey(
  db: Kysely<Database>,
  { tenantId, kind, id }: KeyCaller,
): Promise<boolean> {
  const found = await db
    .selectFrom('tenants')
    .select('id')
    .where('id', '=', tenantId)
    .where(keyExists(tenantId, id, kind))
    .executeTakeFirst();
  return found !== undefined;
}
