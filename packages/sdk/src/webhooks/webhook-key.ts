import { fromBase64 } from '../base/base64.ts';

/** A key and the version of the signatures that it verifies. */
export interface WebhookKey {
  /** Prefix of a signature, before its comma. */
  readonly version: 'v1' | 'v1a';
  readonly algorithm: 'HMAC' | 'Ed25519';
  readonly key: CryptoKey;
}

const publicKeyBytes = 32;

/**
 * Imports a key to verify signatures with: `whsec_…`, its base64 part alone, or `whpk_…`.
 *
 * @throws TypeError that says what to pass instead. The message never quotes the key.
 */
export async function readVerificationKey(text: string): Promise<WebhookKey> {
  const [, prefix = '', encoded = ''] = /^(whpk_|whsec_|)(.*)$/s.exec(text) ?? [];
  const bytes = fromBase64(encoded);
  if (bytes && prefix === 'whpk_' && bytes.length === publicKeyBytes)
    return {
      version: 'v1a',
      algorithm: 'Ed25519',
      key: await importEd25519('raw', bytes, 'verify'),
    };
  if (!bytes || bytes.length === 0 || prefix === 'whpk_')
    throw new TypeError(
      'Invalid key. Pass the complete `verificationKey` of the endpoint: whsec_… or whpk_….',
    );
  return { version: 'v1', algorithm: 'HMAC', key: await importHmac(bytes, 'verify') };
}

/** Imports a shared secret. */
export function importHmac(
  bytes: Uint8Array<ArrayBuffer>,
  use: 'sign' | 'verify',
): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, [use]);
}

async function importEd25519(
  format: 'raw',
  bytes: Uint8Array<ArrayBuffer>,
  use: 'verify',
): Promise<CryptoKey> {
  try {
    return await crypto.subtle.importKey(format, bytes, 'Ed25519', false, [use]);
  } catch (cause) {
    throw new TypeError(
      'This runtime has no Ed25519 in WebCrypto. Use Node 20 or newer, or an endpoint with signing hmac-sha256.',
      { cause },
    );
  }
}

/** Returns the content to sign: id, timestamp and body. */
export function signedContent(
  id: string,
  timestamp: string,
  body: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const head = new TextEncoder().encode(`${id}.${timestamp}.`);
  const content = new Uint8Array(head.length + body.length);
  content.set(head);
  content.set(body, head.length);
  return content;
}
