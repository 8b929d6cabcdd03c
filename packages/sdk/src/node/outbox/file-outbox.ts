/// <reference lib="esnext.disposable" preserve="true" />
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { OutboxStore } from '../../outbox/outbox-store.ts';
import { FileLock } from './file-lock.ts';
import { applyRecord, LoggedEntries } from './logged-entries.ts';
import type { KeptEntry, LogRecord } from './logged-entries.ts';
import { OutboxFile } from './outbox-file.ts';
import { recordFormat } from './record-format.ts';
import type { RecordFormat } from './record-format.ts';
import { toOutboxError } from './to-outbox-error.ts';

/**
 * How an outbox lies in its file.
 *
 * @public
 */
export interface FileOutboxOptions {
  /**
   * 32 bytes that seal what is written, by AES-256-GCM: from your key management, never from beside the file.
   * @defaultValue none: the file is readable text, for its owner alone (mode 0600)
   */
  readonly key?: Uint8Array | undefined;
}

/**
 * An outbox in a file, for one process.
 *
 * @public
 */
export interface FileOutbox extends OutboxStore, AsyncDisposable {
  /** Waits for what is being written and lets another process have the file. */
  close(): Promise<void>;
}

/**
 * Keeps unsent messages in a file, so that they survive the death of the process and of the machine: a message is
 * kept once it is on the disk, and a write that was cut in its middle takes nothing else with it.
 *
 * One process at a time has the file; give each its own. After a crash the next process takes over at once, from
 * another machine after a minute.
 *
 * @param path - The file; it and its folder are made if they are not there.
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
  { key }: FileOutboxOptions = {},
): Promise<FileOutbox> {
  const format = recordFormat(key);
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
): Promise<Map<string, KeptEntry>> {
  const entries = new Map<string, KeptEntry>();
  await file.readLines((bytes) => {
    const record = format.read(bytes) as LogRecord | undefined;
    if (record) applyRecord(entries, record, Buffer.concat([bytes, Buffer.from('\n')]));
    return !!record;
  });
  return entries;
}
