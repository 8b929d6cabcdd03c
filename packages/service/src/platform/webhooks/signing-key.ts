import type { WebhookSigning } from '@tellerkit/contract';
import { fromBase64, toBase64 } from '../../base/base64.ts';

/** A new key pair or shared secret. */
export interface MadeKey {
  /** Signing key in base64: the shared secret, or the private key in PKCS #8. */
  readonly signing: string;
  /** Public key as `whpk_…`. Null for a shared secret. */
  readonly publicKey: string | null;
  /** Verification key for the receiver: `whsec_…` or `whpk_…`. */
  readonly verificationKey: string;
}

const secretBytes = 32;

/**
 * Generates a key in the formats of Standard Webhooks.
 */
export async function makeSigningKey(signing: WebhookSigning): Promise<MadeKey> {
  if (signing === 'hmac-sha256') {
    const secret = toBase64(crypto.getRandomValues(new Uint8Array(secretBytes)));
    return { signing: secret, publicKey: null, verificationKey: `whsec_${secret}` };
  }
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  const publicBytes = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const privateBytes = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
  const publicKey = `whpk_${toBase64(publicBytes)}`;
  return { signing: toBase64(privateBytes), publicKey, verificationKey: publicKey };
}

/** The parts of a webhook that its signature covers. */
export interface SignedContent {
  readonly id: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
  readonly body: string;
}

/**
 * Signs a webhook and returns the signature in the format of the header.
 */
export async function signWebhook(
  signing: WebhookSigning,
  key: string,
  { id, timestamp, body }: SignedContent,
): Promise<string> {
  const content = new TextEncoder().encode(`${id}.${timestamp}.${body}`);
  const bytes = fromBase64(key);
  const [version, format, algorithm] =
    signing === 'hmac-sha256'
      ? (['v1', 'raw', { name: 'HMAC', hash: 'SHA-256' }] as const)
      : (['v1a', 'pkcs8', { name: 'Ed25519' }] as const);
  const imported = await crypto.subtle.importKey(format, bytes, algorithm, false, ['sign']);
  const signature = await crypto.subtle.sign(algorithm.name, imported, content);
  return `${version},${toBase64(new Uint8Array(signature))}`;
}
