import { Kysely } from 'kysely';
import { fromHex } from '../../base/hash.ts';
import type { OpenedDatabase } from '../../store/database/opened-database.ts';
import type { Database } from '../../store/database/schema.ts';
import { createDeriveBytes } from './derive-bytes.ts';

const keyBytes = 32;

/**
 * Derives the key of audit heads from the sealing secret of the service.
 */
export async function deriveAuditKey(secret: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const bytes = await createDeriveBytes(secret)('audit-heads', keyBytes);
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  return crypto.subtle.importKey('raw', bytes, hmac, false, ['sign', 'verify']);
}

/**
 * Reads the signing secret that an earlier version of the service kept in the database, without creating it. Closes the database.
 *
 * @returns Undefined if the database holds no secret.
 */
export async function readKeptSecret(
  database: OpenedDatabase,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const db = new Kysely<Database>({ dialect: database.dialect });
  try {
    const kept = await db
      .selectFrom('secrets')
      .select('value')
      .where('name', '=', 'token-signing')
      .executeTakeFirst();
    return kept && fromHex(kept.value);
  } finally {
    await db.destroy();
  }
}
