/** Creates a random idempotency key. Works without a secure context, which `crypto.randomUUID` requires. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
