import { randomUUID } from 'node:crypto';
import { open, realpath, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { privateMode } from './private-file.ts';

/**
 * Creates a file that only its owner may read. Leaves no file behind if the writing fails.
 *
 * @throws Error of Node with the code `EEXIST` if the file exists, so that nobody replaces the secrets of another.
 */
export async function createPrivateText(path: string, text: string): Promise<void> {
  await writeNew(path, text);
  await syncFolder(path);
}

/**
 * Replaces a file as a whole, or creates it: after a crash the file has the old or the new text. Only its owner may read
 * the file. Follows a symbolic link, so that the link stays. Leaves no further file behind if the writing fails.
 *
 * @throws Error of Node if the folder is missing or not writable.
 */
export async function replacePrivateText(path: string, text: string): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const next = `${target}.${randomUUID()}`;
  await writeNew(next, text);
  try {
    await rename(next, target);
  } catch (error) {
    await rm(next, { force: true });
    throw error;
  }
  await syncFolder(target);
}

async function writeNew(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', privateMode);
  try {
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

/** Makes a new name in a folder survive a power failure. Windows cannot open a folder, and needs no such step. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(dirname(path), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
