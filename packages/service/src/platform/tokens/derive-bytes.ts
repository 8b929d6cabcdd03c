/**
 * Derives bytes for one purpose. Other purposes tell nothing of them: each takes a text that no other one can
 * be given.
 */
export type DeriveBytes = (purpose: string, length: number) => Promise<Uint8Array<ArrayBuffer>>;

const byte = 8;

/**
 * Derives keys from the signing secret, with HKDF over SHA-256 (RFC 5869), so that nothing more has to
 * be kept.
 */
export function createDeriveBytes(secret: Uint8Array<ArrayBuffer>): DeriveBytes {
  const root = crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  return async (purpose, length) => {
    const info = new TextEncoder().encode(purpose);
    const how = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info };
    return new Uint8Array(await crypto.subtle.deriveBits(how, await root, length * byte));
  };
}
