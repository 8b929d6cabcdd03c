/** Length of the initialization vector that NIST SP 800-38D recommends for AES-GCM. */
const ivBytes = 12;

/** An encrypted value. */
export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

/** Encrypts a value. The encryption authenticates `context`, so a copy in another place cannot be decrypted. */
export async function seal(value: unknown, key: CryptoKey, context: string): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(ivBytes));
  const plain = new TextEncoder().encode(JSON.stringify(value));
  return { iv, data: await crypto.subtle.encrypt(cipher(iv, context), key, plain) };
}

/** Decrypts a value of {@link seal}. Undefined if the value is forged, damaged, or from another key or context. */
export async function unseal(sealed: unknown, key: CryptoKey, context: string): Promise<unknown> {
  try {
    const { iv, data } = sealed as Sealed;
    const plain = await crypto.subtle.decrypt(cipher(iv, context), key, data);
    return JSON.parse(new TextDecoder().decode(plain));
  } catch {
    return undefined;
  }
}

function cipher(iv: Uint8Array<ArrayBuffer>, context: string): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(context) };
}
