import type { WebhookSigning } from '@tellerkit/contract';
import { openText, sealingKey, sealText } from '../../base/sealed-text.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import type { DeriveBytes } from '../tokens/derive-bytes.ts';
import { listLivingKeys } from './endpoint-rows.ts';
import type { WebhookEndpointRow, WebhookKeyRow } from './endpoint-rows.ts';
import { makeSigningKey, signWebhook } from './signing-key.ts';
import type { SignedContent } from './signing-key.ts';

const sealingBytes = 32;

/** How many keys sign at most: each makes the header longer. */
const mostKeys = 5;

/** Derives the key that seals signing keys. */
export interface KeySealing {
  readonly deriveBytes: DeriveBytes;
}

const sealing = async ({ deriveBytes }: KeySealing) =>
  sealingKey(await deriveBytes('tellerkit webhook keys', sealingBytes));

/**
 * Gives an endpoint a new key. What signs is kept encrypted, under a key that is not in the database where
 * the service was given a signing secret.
 *
 * @returns what the receiver checks with; it cannot be read again where it is a secret.
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
 * Lets the keys so far end after `overlapMs`, or earlier where they do already, and forgets those that have ended.
 */
export async function retireWebhookKeys(
  unit: UnitOfWork,
  endpoint: WebhookEndpointRow,
  overlapMs: number,
): Promise<void> {
  const end = unit.now + overlapMs;
  const living = await listLivingKeys(unit.db, endpoint.tenant_id, [endpoint.id], unit.now);
  const kept = overlapMs === 0 ? [] : living.slice(0, mostKeys - 1).map(({ id }) => id);
  let ended = unit.db
    .deleteFrom('webhook_keys')
    .where('tenant_id', '=', endpoint.tenant_id)
    .where('endpoint_id', '=', endpoint.id);
  if (kept.length > 0) ended = ended.where('id', 'not in', kept);
  await ended.execute();
  await unit.db
    .updateTable('webhook_keys')
    .set({ expires_at: end })
    .where('tenant_id', '=', endpoint.tenant_id)
    .where('endpoint_id', '=', endpoint.id)
    .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', end)]))
    .execute();
}

/**
 * Signs with every key, the newest first: the header `webhook-signature`.
 *
 * @throws DOMException if a key cannot be read, because the service's signing secret was changed.
 */
export async function signWithAll(
  { deriveBytes }: KeySealing,
  signing: WebhookSigning,
  keys: readonly WebhookKeyRow[],
  content: SignedContent,
): Promise<string> {
  const opener = await sealing({ deriveBytes });
  const signatures = keys.map(async ({ sealed }) =>
    signWebhook(signing, await openText(sealed, opener), content),
  );
  return (await Promise.all(signatures)).join(' ');
}
