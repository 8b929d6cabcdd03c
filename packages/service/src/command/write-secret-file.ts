import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';

const ownerOnly = 0o600;

/**
 * Replaces a file as a whole: after a crash the file has the old or the new text. Only its owner may read the file.
 *
 * @throws Error of Node if the folder is missing or not writable.
 */
export async function writeSecretFile(path: string, text: string): Promise<void> {
  const next = `${path}.${randomUUID()}`;
  try {
    const file = await open(next, 'wx', ownerOnly);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(next, path);
  } catch (error) {
    await rm(next, { force: true });
    throw error;
  }
}
