import type { OutboxEntry } from '../../outbox/outbox-store.ts';
import type { FileLock } from './file-lock.ts';
import type { OutboxFile } from './outbox-file.ts';
import type { RecordFormat } from './record-format.ts';
import { toOutboxError } from './to-outbox-error.ts';

/** What a line of the file says. */
export interface LogRecord {
  readonly put?: OutboxEntry;
  readonly remove?: string;
}

/** An entry and the line that says so. */
export interface KeptEntry {
  readonly entry: OutboxEntry;
  readonly line: Buffer;
}

interface Change {
  readonly record: LogRecord | 'clear';
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/** Bytes of what is gone that may lie in the file before it is written anew. */
const longestWaste = 2 ** 16;

/** Does to entries what a line says. */
export function applyRecord(
  entries: Map<string, KeptEntry>,
  { put, remove }: LogRecord,
  line: Buffer,
): void {
  if (put) entries.set(put.key, { entry: put, line });
  else if (remove !== undefined) entries.delete(remove);
}

/**
 * The entries of a file. Writes each change behind the last one; what comes in during a write goes to the disk
 * together.
 */
export class LoggedEntries {
  readonly #file: OutboxFile;
  readonly #lock: FileLock;
  readonly #format: RecordFormat;
  #entries: Map<string, KeptEntry>;
  #changes: Change[] = [];
  #writing: Promise<void> | undefined;
  #closing: Promise<void> | undefined;
  /** False after a write that failed: then the file may hold anything, and is written anew. */
  #isSound = true;

  constructor(
    file: OutboxFile,
    lock: FileLock,
    format: RecordFormat,
    entries: Map<string, KeptEntry>,
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

  /** Resolves once it is on the disk. */
  change(record: LogRecord | 'clear'): Promise<void> {
    if (this.#closing) return Promise.reject(new TypeError('The outbox is closed.'));
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
    const isWhole = !this.#isSound || records.includes('clear');
    this.#isSound = false;
    // Nothing left: no text stays behind in the file, and it never grows while all goes well.
    if (next.size === 0) await this.#file.empty();
    else if (isWhole) await this.#file.replace(linesOf(next));
    else await this.#file.append(Buffer.concat(lines));
    this.#isSound = true;
    this.#entries = next;
    await this.#compact();
  }

  /** Writes the file anew where most of it is of no use any more. */
  async #compact(): Promise<void> {
    let used = 0;
    for (const { line } of this.#entries.values()) used += line.length;
    if (this.#file.size - used <= Math.max(longestWaste, used)) return;
    // It is no loss if that does not work: everything is in the file as it is.
    await this.#file.replace(linesOf(this.#entries)).catch(() => undefined);
  }
}

const linesOf = (entries: ReadonlyMap<string, KeptEntry>) =>
  Buffer.concat(Array.from(entries.values(), ({ line }) => line));
