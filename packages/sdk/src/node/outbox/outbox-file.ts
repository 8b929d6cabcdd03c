import { randomUUID } from 'node:crypto';
import { open, readdir, rename, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

const newline = 0x0a;

/**
 * A file that is only appended to or replaced as a whole. A method resolves once its change is on disk. A crash at any
 * moment keeps everything that was on disk before.
 */
export class OutboxFile {
  readonly #path: string;
  #handle: FileHandle;
  #size = 0;

  /** Opens a file with access for its owner only. Creates a missing file; its folder must exist. */
  static async open(path: string): Promise<OutboxFile> {
    await removeLeftovers(path);
    const handle = await openOwned(path, 'a').then(async (made) => {
      await made.close();
      return openOwned(path, 'r+');
    });
    await syncFolder(path);
    return new OutboxFile(path, handle);
  }

  private constructor(path: string, handle: FileHandle) {
    this.#path = path;
    this.#handle = handle;
  }

  /** Bytes in use. */
  get size(): number {
    return this.#size;
  }

  /**
   * Passes each complete line to `accept`, without its newline. Truncates the file after the last accepted line, as
   * the outbox has not confirmed anything behind it to a caller.
   */
  async readLines(accept: (line: Buffer) => boolean): Promise<void> {
    const bytes = await this.#handle.readFile();
    let end = 0;
    for (let start = 0, stop: number; (stop = bytes.indexOf(newline, start)) >= 0; start = stop + 1)
      if (accept(bytes.subarray(start, stop))) end = stop + 1;
    this.#size = end;
    if (bytes.length > end) await this.#handle.truncate(end);
  }

  /** Appends bytes and resolves once they are on disk. */
  async append(bytes: Buffer): Promise<void> {
    try {
      await writeAll(this.#handle, bytes, this.#size);
      await this.#handle.datasync();
    } catch (error) {
      // Removes the part that was written, because the error tells the caller that nothing was stored.
      await this.#handle.truncate(this.#size).catch(() => undefined);
      throw error;
    }
    this.#size += bytes.length;
  }

  /** Removes all bytes. */
  async empty(): Promise<void> {
    await this.#handle.truncate(0);
    await this.#handle.datasync();
    this.#size = 0;
  }

  /** Replaces all bytes atomically. */
  async replace(bytes: Buffer): Promise<void> {
    const next = `${this.#path}.${randomUUID()}${leftover}`;
    const handle = await openOwned(next, 'wx+');
    try {
      await writeAll(handle, bytes, 0);
      await handle.sync();
      await rename(next, this.#path);
    } catch (error) {
      await handle.close();
      await rm(next, { force: true });
      throw error;
    }
    await this.#handle.close();
    this.#handle = handle;
    this.#size = bytes.length;
    await syncFolder(this.#path);
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }
}

const leftover = '.part';

/**
 * Writes every byte. A single write may take only a part of them, as on a disk that is almost full.
 *
 * @throws Error once the file accepts no more bytes.
 */
async function writeAll(handle: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
    if (bytesWritten === 0) throw new Error('The file accepts no more bytes.');
    done += bytesWritten;
  }
}

async function openOwned(path: string, flags: string): Promise<FileHandle> {
  const handle = await open(path, flags, 0o600);
  // `open` applies the mode to new files only.
  await handle.chmod(0o600);
  return handle;
}

/** Removes files that a crash left behind during a replacement. */
async function removeLeftovers(path: string): Promise<void> {
  const folder = dirname(path);
  for (const name of await readdir(folder))
    if (name.startsWith(`${basename(path)}.`) && name.endsWith(leftover))
      await rm(join(folder, name), { force: true });
}

/** Syncs the folder of a file to disk. Otherwise a crash could lose the name of a file whose bytes are on disk. */
async function syncFolder(path: string): Promise<void> {
  // Windows cannot sync a folder, but syncs the name of a file together with the file.
  if (process.platform === 'win32') return;
  const handle = await open(dirname(path), 'r');
  await handle.sync().finally(() => handle.close());
}
