const encoder = new TextEncoder();

/** Returns the length of a text in UTF-8 bytes. */
export function byteLength(text: string): number {
  return encoder.encode(text).length;
}
