const encoder = new TextEncoder();

/** Receives the bytes of a part of the text, which nobody reads. */
const scratch = new Uint8Array(16 * 1024);

/** Returns the length of a text in UTF-8 bytes. Allocates nothing for a long text. */
export function byteLength(text: string): number {
  let bytes = 0;
  for (let start = 0; start < text.length;) {
    const { read, written } = encoder.encodeInto(text.slice(start), scratch);
    start += read;
    bytes += written;
  }
  return bytes;
}
