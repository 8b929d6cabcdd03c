import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { fileOutbox } from '../node/outbox/file-outbox.ts';
import type { FileOutbox } from '../node/outbox/file-outbox.ts';
import type { OutboxEntry } from '../outbox/outbox-store.ts';

/** Creates a temporary folder and returns the path of an outbox in it. The folder is deleted after the test. */
export async function outboxFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tellerkit-outbox-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'outbox.log');
}

/** Creates an entry of a message that has not been sent. */
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

/** Opens a file as a new process does, and returns its entries as `key:text`. */
export async function contentsOf(path: string, key?: Uint8Array): Promise<string[]> {
  return using(path, key, async (outbox) => summaryOf(await outbox.load()));
}

/** Opens a file outbox, runs `work` with it and closes it. */
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

/** Returns entries as `key:text`. */
export function summaryOf(entries: readonly OutboxEntry[]): string[] {
  return entries.map(({ key, content: [block] }) =>
    [key, block?.type === 'text' ? block.text : ''].join(':'),
  );
}
