import type { Kysely } from 'kysely';
import type { Clock } from '../../base/clock.ts';
import { fromHex, randomHex } from '../../base/hash.ts';
import type { Database } from '../../store/database/schema.ts';

const name = 'token-signing';
const bytes = 32;

/**
 * Reads the secret that signs tokens: the secret of the options, otherwise the secret that the service generated and
 * stored at its first start.
 */
export async function readSigningSecret(
  db: Kysely<Database>,
  clock: Clock,
  given: string | undefined,
): Promise<Uint8Array<ArrayBuffer>> {
  if (given !== undefined) return new TextEncoder().encode(given);
  await db
    .insertInto('secrets')
    .values({ name, value: randomHex(bytes), created_at: clock.now() })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const kept = await db
    .selectFrom('secrets')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  return fromHex(kept.value);
}
