import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { OutboxError } from '../../errors/outbox-error.ts';

/**
 * Format of the records in the file: one line `<checksum> <payload>` each. The checksum is the start of the payload's
 * SHA-256 and reveals a line that was cut or damaged. With a key, AES-256-GCM encrypts the payload.
 */
export interface RecordFormat {
  /** Returns a record as one line with its newline. */
  write(record: object): Buffer;
  /**
   * Returns the record of a line, or undefined if the line is damaged.
   *
   * @throws {@link OutboxError} if the line is intact but was written with another key or without a key.
   */
  read(line: Buffer): unknown;
}

const checksumLength = 16;
const ivLength = 12;
const tagLength = 16;

/**
 * @param key - 32 bytes. Without a key, records are plain text.
 * @throws TypeError for a key of another length.
 */
export function recordFormat(key: Uint8Array | undefined): RecordFormat {
  if (key && key.length !== 32) throw new TypeError('`key` must be 32 bytes long.');
  const [encrypt, decrypt] = key ? [encryptWith(key), decryptWith(key)] : [String, readText];
  return {
    write(record) {
      const payload = encrypt(JSON.stringify(record));
      return Buffer.from(`${checksumOf(payload)} ${payload}\n`);
    },
    read(line) {
      const text = line.toString();
      const payload = text.slice(checksumLength + 1);
      if (text !== `${checksumOf(payload)} ${payload}`) return undefined;
      try {
        return JSON.parse(decrypt(payload)) as unknown;
      } catch (cause) {
        const message =
          'The outbox was written with another key or without a key. Pass the original `key`.';
        throw new OutboxError(message, 'outbox-unreadable', cause);
      }
    },
  };
}

const checksumOf = (payload: string) =>
  createHash('sha256').update(payload).digest('hex').slice(0, checksumLength);

function readText(payload: string): string {
  if (!payload.startsWith('{')) throw new Error('The record is encrypted.');
  return payload;
}

const encryptWith = (key: Uint8Array) => (text: string) => {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const encrypted = Buffer.concat([
    iv,
    cipher.update(text, 'utf8'),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
  return encrypted.toString('base64url');
};

const decryptWith = (key: Uint8Array) => (payload: string) => {
  const encrypted = Buffer.from(payload, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, encrypted.subarray(0, ivLength), {
    authTagLength: tagLength,
  });
  decipher.setAuthTag(encrypted.subarray(-tagLength));
  const text = decipher.update(encrypted.subarray(ivLength, -tagLength));
  return Buffer.concat([text, decipher.final()]).toString();
};
