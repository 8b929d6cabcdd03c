import type { Kysely } from 'kysely';
import { toHex } from '../../base/hash.ts';
import type { Runtime } from '../../base/runtime.ts';
import type { ServiceKeys } from '../../store/database/key-store.ts';
import type { OpenedDatabase } from '../../store/database/opened-database.ts';
import type { Database } from '../../store/database/schema.ts';
import { createDeriveBytes } from './derive-bytes.ts';
import { isInUse } from './is-in-use.ts';

/** Dependencies of {@link checkSealing}. */
export interface SealingParts extends Pick<Runtime, 'clock' | 'logger'> {
  readonly db: Kysely<Database>;
  readonly database: Pick<OpenedDatabase, 'kind' | 'keyStore' | 'isTemporary'>;
  /**
   * Returns true if the sealing secret decrypts stored data, and false if only another secret does. Undefined if the
   * database holds no data that could prove the secret.
   */
  readonly opensStoredData: () => Promise<boolean | undefined>;
}

const name = 'sealing-fingerprint';
const fingerprintBytes = 16;

/**
 * Checks that the sealing secret is the secret with which the database was first used. The database holds a digest that
 * derives from the secret and does not reveal it. A SQLite file without data takes a new secret, because only one
 * service uses the file.
 *
 * A database of an earlier version gets the digest if the secret decrypts the stored keys of webhooks. Only these keys
 * prove the secret: audit heads, refresh tokens and the messages of pages are outside the database. A database with
 * customers or audit entries and without these keys therefore accepts the secret of the first start, and the service
 * logs `sealing-secret-unproven`.
 *
 * @param signingSecret - Secret of the options. Undefined if the keys come from the key store.
 * @throws TypeError with the remedy, if the secret is another.
 */
export async function checkSealing(
  { db, clock, logger, database, opensStoredData }: SealingParts,
  keys: Pick<ServiceKeys, 'sealing'>,
  signingSecret: string | undefined,
): Promise<void> {
  if (database.isTemporary) return;
  const fingerprint = await fingerprintOf(keys);
  let stored = await readFingerprint(db);
  const isProven = stored === undefined ? await opensStoredData() : false;
  if (stored === undefined && isProven !== false) {
    const isPinned = await pinSealing({ db, clock }, keys);
    if (isPinned && isProven === undefined && (await isInUse(db)))
      logger.error('sealing-secret-unproven', {
        from: signingSecret === undefined ? database.keyStore?.name : 'signingSecret',
      });
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
    `${source} does not belong to this database, which an earlier start used with another secret. A secret seals data such as the stored keys of webhooks and unsent messages of pages. Check the database and the secret, and pass the earlier key file or secret. If all its copies are lost, or if an upgrade logged \`sealing-secret-unproven\` with a wrong secret, let the database accept this one: run tellerkit-service once with the same options and --accept-sealing-key. Then data that the other secret sealed cannot be read, and audit heads that it keyed do not match.`,
  );
}

/**
 * Stores the fingerprint of the sealing secret, unless the database has a fingerprint.
 *
 * @returns True if this call stored it.
 */
export async function pinSealing(
  { db, clock }: Pick<SealingParts, 'db' | 'clock'>,
  keys: Pick<ServiceKeys, 'sealing'>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('secrets')
    .values({ name, value: await fingerprintOf(keys), created_at: clock.now() })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
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
