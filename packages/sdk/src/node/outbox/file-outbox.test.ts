import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { chmod, mkdir, open, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import {
  anEntry,
  contentsOf,
  outboxFolder,
  summaryOf,
  using,
} from '../../testing/outbox-folder.ts';
import { fileOutbox } from './file-outbox.ts';

const key = randomBytes(32);

describe('fileOutbox', () => {
  test('returns the stored messages in order after a restart', async (t) => {
    const path = await outboxFolder(t);
    await using(path, undefined, async (outbox) => {
      for (const name of ['a', 'b', 'c', 'd']) await outbox.put(anEntry(name));
      await outbox.put(anEntry('b', '改过的文字 ✓'));
      await outbox.remove('c');
      await outbox.remove('never there');
      assert.deepEqual(summaryOf(await outbox.load()), [
        'a:text of a',
        'b:改过的文字 ✓',
        'd:text of d',
      ]);
    });
    assert.deepEqual(await contentsOf(path), ['a:text of a', 'b:改过的文字 ✓', 'd:text of d']);
  });

  test('stores concurrent changes in the order of their calls', async (t) => {
    const path = await outboxFolder(t);
    const names = Array.from({ length: 50 }, (_, at) => `m${at}`);
    await using(path, undefined, async (outbox) => {
      await Promise.all([
        ...names.map((name) => outbox.put(anEntry(name, ''))),
        outbox.remove('m0'),
        outbox.put(anEntry('last', '')),
      ]);
    });
    assert.deepEqual(
      await contentsOf(path),
      [...names.slice(1), 'last'].map((name) => `${name}:`),
    );
  });

  test('leaves no text in the file once all messages are removed or cleared', async (t) => {
    const path = await outboxFolder(t);
    await using(path, undefined, async (outbox) => {
      await outbox.put(anEntry('a'));
      await outbox.remove('a');
      assert.equal((await stat(path)).size, 0);
      await outbox.put(anEntry('b'));
      await outbox.clear();
      assert.equal((await stat(path)).size, 0);
      await Promise.all([outbox.put(anEntry('c')), outbox.clear(), outbox.put(anEntry('d'))]);
      assert.doesNotMatch(await readFile(path, 'utf8'), /text of c/);
    });
    assert.deepEqual(await contentsOf(path), ['d:text of d']);
  });

  test('does not let removed messages enlarge the file', async (t) => {
    const path = await outboxFolder(t);
    const text = 'x'.repeat(4000);
    await using(path, undefined, async (outbox) => {
      await outbox.put(anEntry('stays'));
      for (let round = 0; round < 60; round++) {
        await outbox.put(anEntry(`m${round}`, text));
        await outbox.remove(`m${round}`);
      }
    });
    assert.ok((await stat(path)).size < 2 ** 17);
    assert.deepEqual(await contentsOf(path), ['stays:text of stays']);
    assert.deepEqual(await readdir(dirname(path)), ['outbox.log']);
  });

  test('restricts the file and any folder that it creates to their owner', async (t) => {
    const path = join(dirname(await outboxFolder(t)), 'made', 'for', 'it.log');
    await contentsOf(path);
    assert.equal((await stat(path)).mode & 0o777, 0o600);
    assert.equal((await stat(dirname(path))).mode & 0o777, 0o700);
    await chmod(path, 0o644);
    await contentsOf(path);
    assert.equal((await stat(path)).mode & 0o777, 0o600);
  });

  test('closes at the end of its `await using` block and rejects later writes', async (t) => {
    const path = await outboxFolder(t);
    const outbox = await fileOutbox(path);
    const put = outbox.put(anEntry('a'));
    await outbox[Symbol.asyncDispose]();
    await put;
    await assert.rejects(outbox.put(anEntry('b')), { name: 'TypeError' });
    assert.deepEqual(await contentsOf(path), ['a:text of a']);
  });
});

describe('fileOutbox, with a key', () => {
  test('encrypts the file', async (t) => {
    const path = await outboxFolder(t);
    await using(path, key, (outbox) => outbox.put(anEntry('a', 'I lost my card')));
    const written = await readFile(path, 'latin1');
    assert.doesNotMatch(written, /card|cnv_|text|2026/);
    assert.doesNotMatch(Buffer.from(written, 'base64').toString('latin1'), /card|cnv_/);
    assert.deepEqual(await contentsOf(path, key), ['a:I lost my card']);
  });

  for (const [name, written, read] of [
    ['another key', key, randomBytes(32)],
    ['a missing key', key, undefined],
    ['a key for a plain-text file', undefined, key],
  ] as const)
    test(`rejects ${name} and leaves the file unchanged`, async (t) => {
      const path = await outboxFolder(t);
      await using(path, written, (outbox) => outbox.put(anEntry('a')));
      await assert.rejects(fileOutbox(path, { key: read }), {
        name: 'OutboxError',
        code: 'outbox-unreadable',
      });
      assert.deepEqual(await contentsOf(path, written), ['a:text of a']);
    });

  test('rejects a key that is not 32 bytes long', async (t) => {
    const path = await outboxFolder(t);
    await assert.rejects(fileOutbox(path, { key: randomBytes(16) }), { name: 'TypeError' });
  });
});

for (const [kind, fileKey] of [
  ['a plain-text', undefined],
  ['an encrypted', key],
] as const)
  describe(`${kind} outbox file`, () => {
    test('keeps all complete messages and accepts new messages after a cut at any byte', async (t) => {
      const path = await outboxFolder(t);
      const { bytes, states } = await writeHistory(path, fileKey);
      for (let length = 0; length <= bytes.length; length++) {
        await writeFile(path, bytes.subarray(0, length));
        const kept = states[linesIn(bytes.subarray(0, length))];
        await using(path, fileKey, async (outbox) => {
          assert.deepEqual(summaryOf(await outbox.load()), kept, `cut at ${length}`);
          await outbox.put(anEntry('new', ''));
        });
        assert.deepEqual(await contentsOf(path, fileKey), [...kept!, 'new:'], `after ${length}`);
      }
    });

    test('returns no altered message after a change of any byte', async (t) => {
      const path = await outboxFolder(t);
      const { bytes, states } = await writeHistory(path, fileKey);
      const known = new Set(states.flat());
      for (let at = 0; at < bytes.length; at++) {
        const damaged = Buffer.from(bytes);
        damaged[at]! ^= 0x01;
        await writeFile(path, damaged);
        for (const entry of await contentsOf(path, fileKey)) assert.ok(known.has(entry), entry);
      }
    });
  });

describe('fileOutbox, on a failing disk', () => {
  test('rejects a failed write and keeps the other messages', async (t) => {
    const path = await outboxFolder(t);
    await using(path, undefined, async (outbox) => {
      await outbox.put(anEntry('a'));
      const restore = await failSync(t);
      await assert.rejects(outbox.put(anEntry('b')), {
        name: 'OutboxError',
        code: 'outbox-unwritable',
      });
      restore();
      assert.deepEqual(summaryOf(await outbox.load()), ['a:text of a']);
      await outbox.put(anEntry('c'));
    });
    assert.deepEqual(await contentsOf(path), ['a:text of a', 'c:text of c']);
  });

  test('completes a write that the disk accepts only in parts', async (t) => {
    const path = await outboxFolder(t);
    await shortWrites(t, 7);
    const text = 'x'.repeat(4000);
    await using(path, undefined, async (outbox) => {
      await outbox.put(anEntry('stays'));
      for (let round = 0; round < 40; round++) {
        await outbox.put(anEntry(`m${round}`, text));
        await outbox.remove(`m${round}`);
      }
    });
    assert.deepEqual(await contentsOf(path), ['stays:text of stays']);
  });

  test('rejects a write when the disk is full, and keeps earlier messages', async (t) => {
    const path = await outboxFolder(t);
    await using(path, undefined, async (outbox) => {
      await outbox.put(anEntry('a'));
      const restore = await shortWrites(t, 7, 3);
      await assert.rejects(outbox.put(anEntry('b')), { code: 'outbox-unwritable' });
      restore();
    });
    assert.deepEqual(await contentsOf(path), ['a:text of a']);
  });

  test('removes a replacement file that a crash left behind', async (t) => {
    const path = await outboxFolder(t);
    await writeFile(`${path}.1.part`, 'half');
    await contentsOf(path);
    assert.deepEqual(await readdir(dirname(path)), ['outbox.log']);
  });

  test('rejects an unusable path at once, without quoting it', async (t) => {
    const path = await outboxFolder(t);
    await mkdir(path);
    await assert.rejects(fileOutbox(path), (error: Error) => {
      assert.equal(error.name, 'OutboxError');
      assert.doesNotMatch(JSON.stringify(error), /outbox\.log/);
      return true;
    });
  });
});

/** Writes five changes to a file, one per line. Returns the bytes of the file and the entries after each line. */
async function writeHistory(path: string, fileKey: Uint8Array | undefined) {
  const states: string[][] = [[]];
  await using(path, fileKey, async (outbox) => {
    const steps = [
      () => outbox.put(anEntry('a', '银')),
      () => outbox.put(anEntry('b', '')),
      () => outbox.put(anEntry('a', 'x')),
      () => outbox.remove('b'),
      () => outbox.put(anEntry('c', '')),
    ];
    for (const step of steps) {
      await step();
      states.push(summaryOf(await outbox.load()));
    }
  });
  const bytes = await readFile(path);
  await using(path, fileKey, (outbox) => outbox.clear());
  return { bytes, states };
}

const linesIn = (bytes: Buffer) => bytes.filter((byte) => byte === 0x0a).length;

/** Returns the prototype of all file handles. */
async function fileMethods(): Promise<FileHandle> {
  const handle = await open(process.execPath);
  await handle.close();
  return Object.getPrototypeOf(handle) as FileHandle;
}

/**
 * Lets each of the first `writes` calls of `write` store at most `maxBytes`. Every later call stores nothing, as on a
 * full disk. Returns a function that restores `write`.
 */
async function shortWrites(
  t: TestContext,
  maxBytes: number,
  writes = Infinity,
): Promise<() => void> {
  const prototype = await fileMethods();
  const write = Reflect.get(prototype, 'write') as (...given: unknown[]) => Promise<object>;
  let left = writes;
  const mock = t.mock.method(
    prototype,
    'write',
    function (this: FileHandle, bytes: Buffer, offset: number, length: number, position: number) {
      if (left-- > 0) return write.call(this, bytes, offset, Math.min(length, maxBytes), position);
      return Promise.resolve({ bytesWritten: 0, buffer: bytes });
    },
  );
  return () => mock.mock.restore();
}

/** Makes every sync to disk fail. Returns a function that lets syncs succeed again. */
async function failSync(t: TestContext): Promise<() => void> {
  const prototype = await fileMethods();
  const full = () => Promise.reject(new Error('ENOSPC: no space left on device'));
  const mock = t.mock.method(prototype, 'datasync', full);
  return () => mock.mock.restore();
}
