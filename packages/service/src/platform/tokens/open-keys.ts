import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { fromHex, toHex } from '../../base/hash.ts';
import type { Runtime } from '../../base/runtime.ts';
import type { KeyStore, ServiceKeys } from '../../store/database/key-store.ts';
import type { OpenedDatabase } from '../../store/database/opened-database.ts';
import type { Database } from '../../store/database/schema.ts';
import { isInUse } from './is-in-use.ts';
import { generateKeys, replaceStoredSecret, singleSecret } from './rotate-keys.ts';
import { pinSealing } from './sealing-fingerprint.ts';

/** Row of the table `secrets` in which an earlier version stored the secret. */
const storedName = 'token-signing';

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
    '`signingSecret` is missing. Pass it, or the option `keyFile` of `openPostgres` (command: --signing-key-file). Create the file once for all nodes: tellerkit-service --rotate-signing-key --signing-key-file nodes.key. If an earlier version stored the secret in the database, pass a new file as `keyFile`: the service moves the secret there.',
  );
}

/**
 * Opens the secrets of a service: the secret of the options, otherwise the secrets in the key store of the database. The
 * service generates them in a new database. A secret that an earlier version stored in the database moves to the store.
 *
 * @throws TypeError with the remedy, if the secrets are missing or contradict each other.
 */
export async function openKeys(
  parts: KeyParts,
  signingSecret: string | undefined,
): Promise<ServiceKeys> {
  if (signingSecret !== undefined) return singleSecret(new TextEncoder().encode(signingSecret));
  const { keyStore } = parts.database;
  if (!keyStore) return generateKeys(parts.clock.now());
  return (
    (await moveStoredSecret(keyStore, parts)) ??
    (await keyStore.read()) ??
    generateInto(keyStore, parts)
  );
}

/** Moves the secret of an earlier version to the key store. Returns undefined if the database holds none. */
async function moveStoredSecret(
  keyStore: KeyStore,
  { db, database, clock, logger }: KeyParts,
): Promise<ServiceKeys | undefined> {
  if ((await readStoredSecret(db)) === undefined) return undefined;
  const move = async (connection: Kysely<Database>) => {
    const stored = await readStoredSecret(connection);
    if (!stored) return undefined;
    const keys = await takeOver(keyStore, stored, clock.now());
    // The secret comes from the database, so it needs no other proof
    await pinSealing({ db: connection, clock }, keys);
    return keys;
  };
  const keys =
    database.kind === 'postgres'
      ? await db.transaction().execute(async (transaction) => {
          // Of two nodes with separate key files only the first may take the secret over
          await sql`lock table secrets in access exclusive mode`.execute(transaction);
          const taken = await move(transaction);
          if (taken) await eraseFromTable(transaction);
          return taken;
        })
      : await move(db);
  if (!keys) return undefined;
  if (database.kind === 'sqlite') await eraseFromFile(db);
  logger.error('signing-secret-moved', { to: keyStore.name });
  return keys;
}

/** Reads the keys that hold the stored secret, or makes them from it. */
async function takeOver(
  keyStore: KeyStore,
  secret: Uint8Array<ArrayBuffer>,
  now: number,
): Promise<ServiceKeys> {
  const inStore = await keyStore.read();
  if (inStore) {
    if (holds(inStore, secret)) return inStore;
    throw new TypeError(
      `The database holds another signing secret than ${keyStore.name}. Move ${keyStore.name} away to continue with the secret of the database, or delete the row \`${storedName}\` of the table \`secrets\`. Keep its other rows.`,
    );
  }
  const keys = replaceStoredSecret(secret, now);
  await keyStore.create(keys);
  return keys;
}

async function generateInto(
  keyStore: KeyStore,
  { db, clock, logger }: KeyParts,
): Promise<ServiceKeys> {
  const create = `tellerkit-service --rotate-signing-key --signing-key-file ${keyStore.name}`;
  const missing = `The key file ${keyStore.name} does not exist`;
  if (await isInUse(db)) {
    const restore = keyStore.canGenerate
      ? ', but the database holds data of a service. Restore the file, or correct `keyFile` (command: --signing-key-file).'
      : '. Copy it from another node.';
    throw new TypeError(
      `${missing}${restore} If the service used \`signingSecret\`, pass it again (command: TELLERKIT_SIGNING_SECRET). Only if all copies are lost, create new keys: ${create}. Then the stored keys of webhooks and unsent messages of pages cannot be read, and kept audit heads do not match.`,
    );
  }
  if (!keyStore.canGenerate)
    throw new TypeError(`${missing}. Copy it from another node, or create it: ${create}`);
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
    .where('name', '=', storedName)
    .executeTakeFirst();
  return row && fromHex(row.value);
}

/** Removes the secret so that no file of a PostgreSQL table holds its bytes any longer. Keeps the other rows. */
async function eraseFromTable(transaction: Kysely<Database>): Promise<void> {
  const others = await transaction
    .selectFrom('secrets')
    .selectAll()
    .where('name', '!=', storedName)
    .execute();
  // Replaces the file of the table, while DELETE would leave the row in it until a vacuum
  await sql`truncate table secrets`.execute(transaction);
  if (others.length > 0) await transaction.insertInto('secrets').values(others).execute();
}

/** Removes the secret so that no file of a SQLite database holds its bytes any longer. */
async function eraseFromFile(db: Kysely<Database>): Promise<void> {
  await sql`pragma secure_delete = on`.execute(db);
  await db.deleteFrom('secrets').where('name', '=', storedName).execute();
  // Copies the change to the data file and empties the log, which holds earlier copies of the page
  await sql`pragma wal_checkpoint(truncate)`.execute(db);
}
