import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { extname } from 'node:path';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { anEntry, contentsOf, outboxFolder, using } from '../../testing/outbox-folder.ts';
import { fileOutbox } from './file-outbox.ts';

// Takes the extension of this file: `.js` for the oldest Node, which runs compiled tests, and `.ts` for other versions
const fileName = `file-outbox${extname(import.meta.url)}`;
const locked = { name: 'OutboxError', code: 'outbox-locked' };

/** Starts another process that stores a message and keeps the file open. */
async function otherProcess(t: TestContext, path: string): Promise<ChildProcess> {
  const script = `
    import { fileOutbox } from ${JSON.stringify(new URL(fileName, import.meta.url).href)};
    const outbox = await fileOutbox(${JSON.stringify(path)});
    await outbox.put(${JSON.stringify(anEntry('kept'))});
    console.log('kept');
    setInterval(() => undefined, 60_000);`;
  const flags = ['--conditions=source', '--input-type=module', '--eval', script];
  const child = spawn(process.execPath, flags, { stdio: ['ignore', 'pipe', 'inherit'] });
  t.after(() => child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return child;
}

/** Writes the lock of another holder. */
async function lockOf(path: string, holder: object, ageMs: number): Promise<void> {
  const lock = `${path}.lock`;
  const self = { token: 'other', host: hostname(), pid: process.pid, startedAt: 1 };
  await writeFile(lock, JSON.stringify({ ...self, ...holder }));
  const time = new Date(Date.now() - ageMs);
  await utimes(lock, time, time);
}

describe('an outbox file that is open', () => {
  test('cannot be opened a second time in the same process', async (t) => {
    const path = await outboxFolder(t);
    await using(path, undefined, async () => {
      await assert.rejects(fileOutbox(path), locked);
    });
    assert.deepEqual(await contentsOf(path), []);
  });

  test('can be opened with its messages after the process that holds it is killed', async (t) => {
    const path = await outboxFolder(t);
    const child = await otherProcess(t, path);
    await assert.rejects(fileOutbox(path), locked);
    child.kill('SIGKILL');
    await once(child, 'exit');
    assert.deepEqual(await contentsOf(path), ['kept:text of kept']);
  });

  test('rejects writes of a process that lost the lock to another process', async (t) => {
    const path = await outboxFolder(t);
    const outbox = await fileOutbox(path);
    await lockOf(path, {}, 0);
    await assert.rejects(outbox.put(anEntry('late')), locked);
    await outbox.close();
    assert.match(
      await readFile(`${path}.lock`, 'utf8'),
      /other/,
      'the lock of the other process stays',
    );
  });
});

describe('the lock of an outbox file', () => {
  test('is valid while a process on another machine renews it, and stale otherwise', async (t) => {
    const path = await outboxFolder(t);
    await lockOf(path, { host: 'elsewhere' }, 30_000);
    await assert.rejects(fileOutbox(path), locked);
    await lockOf(path, { host: 'elsewhere' }, 90_000);
    assert.deepEqual(await contentsOf(path), []);
  });

  test('is stale if an earlier process with the same id held it, as in a container', async (t) => {
    const path = await outboxFolder(t);
    await lockOf(path, { startedAt: 1 }, 0);
    assert.deepEqual(await contentsOf(path), []);
  });

  test('is stale if its file is unreadable and old', async (t) => {
    const path = await outboxFolder(t);
    await writeFile(`${path}.lock`, '');
    await utimes(`${path}.lock`, new Date(0), new Date(0));
    assert.deepEqual(await contentsOf(path), []);
  });

  test('goes to at most one of several concurrent callers', async (t) => {
    const path = await outboxFolder(t);
    await lockOf(path, { host: 'elsewhere' }, 90_000);
    const opened = await Promise.allSettled(Array.from({ length: 8 }, () => fileOutbox(path)));
    const winners = opened.flatMap((result) =>
      result.status === 'fulfilled' ? [result.value] : [],
    );
    assert.ok(winners.length <= 1, `${winners.length} opened it`);
    for (const result of opened)
      if (result.status === 'rejected')
        assert.equal((result.reason as { code: string }).code, 'outbox-locked');
    for (const winner of winners) await winner.close();
  });
});
