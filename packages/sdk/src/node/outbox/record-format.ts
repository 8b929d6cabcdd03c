import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { OutboxError } from '../../errors/outbox-error.ts';

/**
 * How a record lies in the file: one line each, `<check> <payload>`. The check is the start of the payload's
 * SHA-256, so that a line which was cut or has rotted is told from one that is whole. With a key the payload is
 * sealed by AES-256-GCM.
 */
export interface RecordFormat {
  /** One line, with its end. */
  write(record: object): Buffer;
  /**
   * The record; undefined if the line is not whole.
   *
   * @throws {@link OutboxError} if the line is whole and was written with another key, or with none.
   */
  read(line: Buffer): unknown;
}

const checkLength = 16;
const ivLength = 12;
const tagLength = 16;

/**
 * @param key - 32 bytes; without one, records are readable text.
 * @throws TypeError for a key of another length.
 */
export function recordFormat(key: Uint8Array | undefined): RecordFormat {
  if (key && key.length !== 32) throw new TypeError('key must be 32 bytes.');
  const [seal, open] = key ? [sealWith(key), openWith(key)] : [String, openText];
  return {
    write(record) {
      const payload = seal(JSON.stringify(record));
      return Buffer.from(`${checkOf(payload)} ${payload}\n`);
    },
    read(line) {
      const text = line.toString();
      const payload = text.slice(checkLength + 1);
      if (text !== `${checkOf(payload)} ${payload}`) return undefined;
      try {
        return JSON.parse(open(payload)) as unknown;
      } catch (cause) {
        const message = 'The outbox was written with another key, or with none.';
        throw new OutboxError(message, 'outbox-unreadable', cause);
      }
    },
  };
}

const checkOf = (payload: string) =>
  createHash('sha256').update(payload).digest('hex').slice(0, checkLength);

function openText(payload: string): string {
  if (!payload.startsWith('{')) throw new Error('The record is sealed.');
  return payload;
}

const sealWith = (key: Uint8Array) => (text: string) => {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const sealed = Buffer.concat([
    iv,
    cipher.update(text, 'utf8'),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
  return sealed.toString('base64url');
};

const openWith = (key: Uint8Array) => (payload: string) => {
  const sealed = Buffer.from(payload, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, ivLength), {
    authTagLength: tagLength,
  });
  decipher.setAuthTag(sealed.subarray(-tagLength));
  const text = decipher.update(sealed.subarray(ivLength, -tagLength));
  return Buffer.concat([text, decipher.final()]).toString();
};
