import type { Kysely } from 'kysely';
import { toHex } from '../../base/hash.ts';
import type { Runtime } from '../../base/runtime.ts';
import type { ServiceKeys } from '../../store/database/key-store.ts';
import type { OpenedDatabase } from '../../store/database/opened-database.ts';
import type { Database } from '../../store/database/schema.ts';
import { createDeriveBytes } from './derive-bytes.ts';
import { isInUse } from './open-keys.ts';

/** Dependencies of {@link checkSealing}. */
export interface SealingParts extends Pick<Runtime, 'clock'> {
  readonly db: Kysely<Database>;
  readonly database: Pick<OpenedDatabase, 'kind' | 'keyStore' | 'isTemporary'>;
  /** Returns false if the database holds data that only another sealing secret decrypts. */
  readonly opensStoredData: () => Promise<boolean>;
}

const name = 'sealing-fingerprint';
const fingerprintBytes = 16;

/**
 * Checks that the sealing secret is the secret with which the database was first used. The database holds a digest that
 * derives from the secret and does not reveal it. A database of an earlier version gets the digest if the secret
 * decrypts its stored data. Without data a SQLite file takes a new secret, because only one service uses the file.
 *
 * @param signingSecret - Secret of the options. Undefined if the keys come from the key store.
 * @throws TypeError with the remedy, if the secret is another.
 */
export async function checkSealing(
  { db, clock, database, opensStoredData }: SealingParts,
  keys: Pick<ServiceKeys, 'sealing'>,
  signingSecret: string | undefined,
): Promise<void> {
  if (database.isTemporary) return;
  const fingerprint = await fingerprintOf(keys);
  let stored = await readFingerprint(db);
  if (stored === undefined && (await opensStoredData())) {
    await db
      .insertInto('secrets')
      .values({ name, value: fingerprint, created_at: clock.now() })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute();
    // Another node may have been faster
    stored = await readFingerprint(db);
  }
  if (stored === fingerprint) return;
  if (database.kind === 'sqlite' && !(await isInUse(db))) return acceptSealing({ db, clock }, keys);
  const source =
    signingSecret === undefined
      ? `The key file ${database.keyStore?.name}`
      : '`signingSecret` (command: TELLERKIT_SIGNING_SECRET)';
  throw new TypeError(
    `${source} does not belong to this database: another secret seals its data, such as the stored keys of webhooks and unsent messages of pages. Check the database and the secret, and pass the earlier key file or secret. Only if all its copies are lost, let the database accept this one: run tellerkit-service once with the same options and --accept-sealing-key. Then the sealed data cannot be read, and kept audit heads do not match.`,
  );
}

/** Lets the database accept a sealing secret, although an earlier secret sealed its stored data. */
export async function acceptSealing(
  { db, clock }: Pick<SealingParts, 'db' | 'clock'>,
  keys: Pick<ServiceKeys, 'sealing'>,
): Promise<void> {
  const row = { value: await fingerprintOf(keys), created_at: clock.now() };
  await db
    .insertInto('secrets')
    .values({ name, ...row })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
    .execute();
}

async function fingerprintOf({ sealing }: Pick<ServiceKeys, 'sealing'>): Promise<string> {
  return toHex(await createDeriveBytes(sealing)('tellerkit sealing fingerprint', fingerprintBytes));
}

async function readFingerprint(db: Kysely<Database>): Promise<string | undefined> {
  const row = await db
    .selectFrom('secrets')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirst();
  return row?.value;
}
