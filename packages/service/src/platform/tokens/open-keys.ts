import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { fromHex, toHex } from '../../base/hash.ts';
import type { Runtime } from '../../base/runtime.ts';
import type { KeyStore, ServiceKeys } from '../../store/database/key-store.ts';
import type { OpenedDatabase } from '../../store/database/opened-database.ts';
import type { Database } from '../../store/database/schema.ts';
import { generateKeys, splitSecret } from './rotate-keys.ts';

/** Dependencies of {@link openKeys}. */
export interface KeyParts extends Pick<Runtime, 'clock' | 'logger'> {
  readonly db: Kysely<Database>;
  readonly database: Pick<OpenedDatabase, 'kind' | 'keyStore' | 'isTemporary'>;
}

/**
 * Throws if a service has no place for its secrets.
 *
 * @throws TypeError with the remedy.
 */
export function checkKeyOptions(
  signingSecret: string | undefined,
  { keyStore, isTemporary }: KeyParts['database'],
): void {
  if (signingSecret !== undefined || keyStore || isTemporary) return;
  throw new TypeError(
    '`signingSecret` is missing. Pass it, or the option `keyFile` of `openPostgres` (command: --signing-key-file). If an earlier version stored the secret in the database, pass a new file as `keyFile`: the service moves the secret there.',
  );
}

/**
 * Opens the secrets of a service: the secret of the options, otherwise the secrets in the key store of the database. The
 * service generates them at its first start. A secret that an earlier version stored in the database moves to the store.
 *
 * @throws TypeError with the remedy, if the secrets are missing or contradict each other.
 */
export async function openKeys(
  parts: KeyParts,
  signingSecret: string | undefined,
): Promise<ServiceKeys> {
  if (signingSecret !== undefined) {
    const secret = new TextEncoder().encode(signingSecret);
    return { sealing: secret, signing: [{ secret, signsFrom: 0, verifiesUntil: null }] };
  }
  const { keyStore } = parts.database;
  if (!keyStore) return generateKeys(parts.clock.now());
  const inDatabase = await readStoredSecret(parts.db);
  const inStore = await keyStore.read();
  if (inDatabase === undefined) return inStore ?? generateInto(keyStore, parts);
  if (inStore && !holds(inStore, inDatabase))
    throw new TypeError(
      `The database holds another signing secret than ${keyStore.name}. Move ${keyStore.name} away to continue with the secret of the database, or delete the row of the table \`secrets\`.`,
    );
  const keys = inStore ?? splitSecret(inDatabase, parts.clock.now());
  if (!inStore) await keyStore.create(keys);
  await eraseStoredSecret(parts);
  parts.logger.error('signing-secret-moved', { to: keyStore.name });
  return keys;
}

async function generateInto(keyStore: KeyStore, { clock, logger }: KeyParts): Promise<ServiceKeys> {
  if (!keyStore.canGenerate)
    throw new TypeError(
      `The key file ${keyStore.name} does not exist. Copy it from another node, or create it: tellerkit-service --rotate-signing-key --signing-key-file ${keyStore.name}`,
    );
  const keys = generateKeys(clock.now());
  await keyStore.create(keys);
  logger.info('signing-keys-created', { in: keyStore.name });
  return keys;
}

function holds({ sealing, signing }: ServiceKeys, secret: Uint8Array): boolean {
  const text = toHex(secret);
  return [sealing, ...signing.map((key) => key.secret)].some((known) => toHex(known) === text);
}

async function readStoredSecret(
  db: Kysely<Database>,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const row = await db
    .selectFrom('secrets')
    .select('value')
    .where('name', '=', 'token-signing')
    .executeTakeFirst();
  return row && fromHex(row.value);
}

/** Removes the secret so that no file of the database holds its bytes any longer. */
async function eraseStoredSecret({ db, database }: KeyParts): Promise<void> {
  // TRUNCATE replaces the file of the table, while DELETE would leave the row in it until a vacuum
  if (database.kind === 'postgres') return void (await sql`truncate table secrets`.execute(db));
  await sql`pragma secure_delete = on`.execute(db);
  await db.deleteFrom('secrets').execute();
  // Copies the change to the data file and empties the log, which holds earlier copies of the page
  await sql`pragma wal_checkpoint(truncate)`.execute(db);
}
