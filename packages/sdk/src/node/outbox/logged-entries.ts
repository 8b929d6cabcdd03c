import type { OutboxEntry } from '../../outbox/outbox-store.ts';
import type { FileLock } from './file-lock.ts';
import type { OutboxFile } from './outbox-file.ts';
import type { RecordFormat } from './record-format.ts';
import { toOutboxError } from './to-outbox-error.ts';

/** A line of the file: it stores or removes one entry. */
export interface LogRecord {
  readonly put?: OutboxEntry;
  readonly remove?: string;
}

/** An entry and the line that stores it. */
export interface StoredEntry {
  readonly entry: OutboxEntry;
  readonly line: Buffer;
}

interface Change {
  readonly record: LogRecord | 'clear';
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/** Bytes of removed entries that the file may hold before it is rewritten. */
const maxRemovedBytes = 2 ** 16;

/** Applies a line of the file to the entries. */
export function applyRecord(
  entries: Map<string, StoredEntry>,
  { put, remove }: LogRecord,
  line: Buffer,
): void {
  if (put) entries.set(put.key, { entry: put, line });
  else if (remove !== undefined) entries.delete(remove);
}

/**
 * The entries of an outbox file. Appends each change to the file. Changes that arrive during a write go to disk
 * together.
 */
export class LoggedEntries {
  readonly #file: OutboxFile;
  readonly #lock: FileLock;
  readonly #format: RecordFormat;
  #entries: Map<string, StoredEntry>;
  #changes: Change[] = [];
  #writing: Promise<void> | undefined;
  #closing: Promise<void> | undefined;
  /** False after a failed write. The file may then hold anything and must be rewritten. */
  #isSound = true;

  constructor(
    file: OutboxFile,
    lock: FileLock,
    format: RecordFormat,
    entries: Map<string, StoredEntry>,
  ) {
    this.#file = file;
    this.#lock = lock;
    this.#format = format;
    this.#entries = entries;
  }

  async load(): Promise<readonly OutboxEntry[]> {
    await this.#writing;
    return Array.from(this.#entries.values(), ({ entry }) => entry);
  }

  /** Resolves once the change is on disk. */
  change(record: LogRecord | 'clear'): Promise<void> {
    if (this.#closing) return Promise.reject(new TypeError('The outbox is closed. Open it again.'));
    return new Promise((resolve, reject) => {
      this.#changes.push({ record, resolve, reject });
      this.#writing ??= this.#writeAll();
    });
  }

  close(): Promise<void> {
    return (this.#closing ??= (async () => {
      await this.#writing;
      await this.#file.close();
      await this.#lock.release();
    })());
  }

  async #writeAll(): Promise<void> {
    while (this.#changes.length > 0) {
      const changes = this.#changes;
      this.#changes = [];
      try {
        await this.#lock.check();
        await this.#write(changes.map(({ record }) => record));
        for (const { resolve } of changes) resolve();
      } catch (error) {
        for (const { reject } of changes) reject(toOutboxError(error));
      }
    }
    this.#writing = undefined;
  }

  async #write(records: readonly (LogRecord | 'clear')[]): Promise<void> {
    const next = new Map(this.#entries);
    const lines: Buffer[] = [];
    for (const record of records) {
      if (record === 'clear') {
        next.clear();
        continue;
      }
      const line = this.#format.write(record);
      applyRecord(next, record, line);
      lines.push(line);
    }
    const mustRewrite = !this.#isSound || records.includes('clear');
    this.#isSound = false;
    // Empties the file after the last entry, so that no text stays behind and the file does not grow.
    if (next.size === 0) await this.#file.empty();
    else if (mustRewrite) await this.#file.replace(linesOf(next));
    else await this.#file.append(Buffer.concat(lines));
    this.#isSound = true;
    this.#entries = next;
    await this.#compact();
  }

  /** Rewrites the file once removed entries take up most of it. */
  async #compact(): Promise<void> {
    let used = 0;
    for (const { line } of this.#entries.values()) used += line.length;
    if (this.#file.size - used <= Math.max(maxRemovedBytes, used)) return;
    // A failure loses nothing, because the old file still holds every entry.
    await this.#file.replace(linesOf(this.#entries)).catch(() => undefined);
  }
}

const linesOf = (entries: ReadonlyMap<string, StoredEntry>) =>
  Buffer.concat(Array.from(entries.values(), ({ line }) => line));
