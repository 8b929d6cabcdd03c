/// <reference lib="esnext.disposable" preserve="true" />
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { checkOptions } from '../../base/check-options.ts';
import type { OutboxStore } from '../../outbox/outbox-store.ts';
import { FileLock } from './file-lock.ts';
import { applyRecord, LoggedEntries } from './logged-entries.ts';
import type { LogRecord, StoredEntry } from './logged-entries.ts';
import { OutboxFile } from './outbox-file.ts';
import { recordFormat } from './record-format.ts';
import type { RecordFormat } from './record-format.ts';
import { toOutboxError } from './to-outbox-error.ts';

/**
 * Options of {@link fileOutbox}.
 *
 * @public
 */
export interface FileOutboxOptions {
  /**
   * Key of 32 bytes that encrypts the file with AES-256-GCM. Take it from your key management, and never store it
   * beside the file. @defaultValue none: the file is plain text that only its owner can read (mode 0600)
   */
  readonly key?: Uint8Array | undefined;
}

/**
 * An outbox in a file, for one process.
 *
 * @public
 */
export interface FileOutbox extends OutboxStore, AsyncDisposable {
  /** Waits for pending writes and releases the file to other processes. */
  close(): Promise<void>;
}

/**
 * Opens an outbox that keeps unsent messages in a file, so that they survive a crash of the process or the machine. A
 * message is stored once it is on disk. An interrupted write damages no other message.
 *
 * The file can be open only once at a time, so use a separate file for each process. After a crash, the next process
 * can open the file at once. A process on another machine must wait a minute.
 *
 * @param path - Path of the file. A missing file or folder is created.
 * @throws {@link OutboxError} if the file is in use, was written with another key, or cannot be written.
 *
 * @example
 * ```ts
 * import { LiveConversation } from '@tellerkit/sdk/live';
 * import { fileOutbox } from '@tellerkit/sdk/node';
 *
 * const outbox = await fileOutbox(`/var/lib/relay/${account}.log`, { key });
 * const newConversation = { customer: { externalId: account } };
 * const live = new LiveConversation({ client, outbox, newConversation });
 * ```
 *
 * @public
 */
export async function fileOutbox(
  path: string,
  options: FileOutboxOptions = {},
): Promise<FileOutbox> {
  checkOptions(options, 'key');
  const format = recordFormat(options.key);
  let lock: FileLock | undefined;
  let file: OutboxFile | undefined;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    lock = await FileLock.take(`${path}.lock`);
    file = await OutboxFile.open(path);
    return outboxOver(new LoggedEntries(file, lock, format, await readEntries(file, format)));
  } catch (error) {
    await file?.close();
    await lock?.release();
    throw toOutboxError(error);
  }
}

function outboxOver(entries: LoggedEntries): FileOutbox {
  const close = () => entries.close();
  return {
    load: () => entries.load(),
    put: (entry) => entries.change({ put: entry }),
    remove: (key) => entries.change({ remove: key }),
    clear: () => entries.change('clear'),
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function readEntries(
  file: OutboxFile,
  format: RecordFormat,
): Promise<Map<string, StoredEntry>> {
  const entries = new Map<string, StoredEntry>();
  await file.readLines((bytes) => {
    const record = format.read(bytes) as LogRecord | undefined;
    if (record) applyRecord(entries, record, Buffer.concat([bytes, Buffer.from('\n')]));
    return !!record;
  });
  return entries;
}
