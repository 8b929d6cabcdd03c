/**
 * Derives `length` secret bytes. Pass a unique text as `purpose` for each use, so that the bytes of different uses are
 * independent.
 */
export type DeriveBytes = (purpose: string, length: number) => Promise<Uint8Array<ArrayBuffer>>;

const byte = 8;

/**
 * Creates a function that derives keys from a secret, with HKDF over SHA-256 (RFC 5869). The service
 * therefore needs to store no further secret.
 */
export function createDeriveBytes(secret: Uint8Array<ArrayBuffer>): DeriveBytes {
  const root = crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  return async (purpose, length) => {
    const info = new TextEncoder().encode(purpose);
    const algorithm = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info };
    return new Uint8Array(await crypto.subtle.deriveBits(algorithm, await root, length * byte));
  };
}
