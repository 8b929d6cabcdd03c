import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { fileOutbox } from '../node/outbox/file-outbox.ts';
import type { FileOutbox } from '../node/outbox/file-outbox.ts';
import type { OutboxEntry } from '../outbox/outbox-store.ts';

/** A folder that goes with its test, and the path of an outbox in it. */
export async function outboxFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tellerkit-outbox-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'outbox.log');
}

/** A message that waits. */
export function anEntry(key: string, text = `text of ${key}`): OutboxEntry {
  return {
    key,
    conversationId: 'cnv_1',
    opening: null,
    content: [{ type: 'text', text }],
    createdAt: '2026-01-05T09:00:00.000Z',
    failure: null,
  };
}

/** What `key:text` entries a file holds, as the next process finds them. */
export async function contentsOf(path: string, key?: Uint8Array): Promise<string[]> {
  return using(path, key, async (outbox) => summaryOf(await outbox.load()));
}

/** Opens a file, does something with it and closes it. */
export async function using<T>(
  path: string,
  key: Uint8Array | undefined,
  work: (outbox: FileOutbox) => Promise<T>,
): Promise<T> {
  const outbox = await fileOutbox(path, { key });
  try {
    return await work(outbox);
  } finally {
    await outbox.close();
  }
}

/** Entries as `key:text`. */
export function summaryOf(entries: readonly OutboxEntry[]): string[] {
  return entries.map(({ key, content: [block] }) =>
    [key, block?.type === 'text' ? block.text : ''].join(':'),
  );
}
