import type { WebhookSigning } from '@tellerkit/contract';
import type { Kysely } from 'kysely';
import { openText, sealingKey, sealText } from '../../base/sealed-text.ts';
import type { Database } from '../../store/database/schema.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import type { DeriveBytes } from '../tokens/derive-bytes.ts';
import { listLivingKeys } from './endpoint-rows.ts';
import type { WebhookEndpointRow, WebhookKeyRow } from './endpoint-rows.ts';
import { makeSigningKey, signWebhook } from './signing-key.ts';
import type { SignedContent } from './signing-key.ts';

const sealingBytes = 32;

/** Maximum number of signing keys of an endpoint. Each key adds a signature to the header of a webhook. */
const maxKeys = 5;

/** Dependencies for encrypting signing keys. */
export interface KeySealing {
  readonly deriveBytes: DeriveBytes;
}

const sealing = async ({ deriveBytes }: KeySealing) =>
  sealingKey(await deriveBytes('tellerkit webhook keys', sealingBytes));

/**
 * Adds a new key to an endpoint and stores it encrypted. The encryption key is derived from the service's sealing
 * secret, which the database does not hold.
 *
 * @returns the verification key for the receiver. If it is a shared secret, it cannot be read again.
 */
export async function addWebhookKey(
  keys: KeySealing,
  unit: UnitOfWork,
  endpoint: Pick<WebhookEndpointRow, 'id' | 'tenant_id' | 'signing'>,
): Promise<string> {
  const made = await makeSigningKey(endpoint.signing);
  await unit.db
    .insertInto('webhook_keys')
    .values({
      id: unit.newId('webhookKey'),
      tenant_id: endpoint.tenant_id,
      endpoint_id: endpoint.id,
      sealed: await sealText(made.signing, await sealing(keys)),
      public_key: made.publicKey,
      created_at: unit.now,
      expires_at: null,
    })
    .execute();
  return made.verificationKey;
}

/**
 * Lets the existing keys of an endpoint expire after `overlapMs`, unless they expire earlier. Deletes expired keys, and
 * the oldest keys until one more fits into the maximum. An `overlapMs` of 0 deletes all keys.
 */
export async function retireWebhookKeys(
  unit: UnitOfWork,
  endpoint: WebhookEndpointRow,
  overlapMs: number,
): Promise<void> {
  const end = unit.now + overlapMs;
  const living = await listLivingKeys(unit.db, endpoint.tenant_id, [endpoint.id], unit.now);
  const kept = overlapMs === 0 ? [] : living.slice(0, maxKeys - 1).map(({ id }) => id);
  let expired = unit.db
    .deleteFrom('webhook_keys')
    .where('tenant_id', '=', endpoint.tenant_id)
    .where('endpoint_id', '=', endpoint.id);
  if (kept.length > 0) expired = expired.where('id', 'not in', kept);
  await expired.execute();
  await unit.db
    .updateTable('webhook_keys')
    .set({ expires_at: end })
    .where('tenant_id', '=', endpoint.tenant_id)
    .where('endpoint_id', '=', endpoint.id)
    .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', end)]))
    .execute();
}

/**
 * Signs the content with every key, newest first, and returns the value of the `webhook-signature` header.
 *
 * @throws DOMException if a key cannot be decrypted because the sealing secret of the service was changed.
 */
export async function signWithAll(
  { deriveBytes }: KeySealing,
  signing: WebhookSigning,
  keys: readonly WebhookKeyRow[],
  content: SignedContent,
): Promise<string> {
  const encryptionKey = await sealing({ deriveBytes });
  const signatures = keys.map(async ({ sealed }) =>
    signWebhook(signing, await openText(sealed, encryptionKey), content),
  );
  return (await Promise.all(signatures)).join(' ');
}

/**
 * Returns true if the sealing secret decrypts a stored signing key. Undefined if no key is stored. After a lost secret
 * some keys may be unreadable for good, so one readable key suffices.
 */
export async function opensStoredKeys(
  keys: KeySealing,
  db: Kysely<Database>,
): Promise<boolean | undefined> {
  const stored = await db.selectFrom('webhook_keys').select('sealed').execute();
  if (stored.length === 0) return undefined;
  const encryptionKey = await sealing(keys);
  for (const { sealed } of stored) {
    const isReadable = await openText(sealed, encryptionKey).then(
      () => true,
      () => false,
    );
    if (isReadable) return true;
  }
  return false;
}
