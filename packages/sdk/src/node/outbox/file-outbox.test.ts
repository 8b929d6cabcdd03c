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

describe('an outbox in a file', () => {
  test('gives back what was put, in its order, after a restart', async (t) => {
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

  test('takes many changes at once, in the order in which they were made', async (t) => {
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

  test('leaves no text behind once all is sent, or cleared', async (t) => {
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

  test('does not grow with what is gone', async (t) => {
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

  test('is for its owner alone, and so is the folder that is made for it', async (t) => {
    const path = join(dirname(await outboxFolder(t)), 'made', 'for', 'it.log');
    await contentsOf(path);
    assert.equal((await stat(path)).mode & 0o777, 0o600);
    assert.equal((await stat(dirname(path))).mode & 0o777, 0o700);
    await chmod(path, 0o644);
    await contentsOf(path);
    assert.equal((await stat(path)).mode & 0o777, 0o600);
  });

  test('is closed by leaving its block, and takes nothing afterwards', async (t) => {
    const path = await outboxFolder(t);
    const outbox = await fileOutbox(path);
    const put = outbox.put(anEntry('a'));
    await outbox[Symbol.asyncDispose]();
    await put;
    await assert.rejects(outbox.put(anEntry('b')), { name: 'TypeError' });
    assert.deepEqual(await contentsOf(path), ['a:text of a']);
  });
});

describe('a key', () => {
  test('seals what is written', async (t) => {
    const path = await outboxFolder(t);
    await using(path, key, (outbox) => outbox.put(anEntry('a', 'I lost my card')));
    const written = await readFile(path, 'latin1');
    assert.doesNotMatch(written, /card|cnv_|text|2026/);
    assert.doesNotMatch(Buffer.from(written, 'base64').toString('latin1'), /card|cnv_/);
    assert.deepEqual(await contentsOf(path, key), ['a:I lost my card']);
  });

  for (const [name, written, read] of [
    ['another key', key, randomBytes(32)],
    ['no key', key, undefined],
    ['a key for readable text', undefined, key],
  ] as const)
    test(`is told apart from ${name}, and the file stays as it is`, async (t) => {
      const path = await outboxFolder(t);
      await using(path, written, (outbox) => outbox.put(anEntry('a')));
      await assert.rejects(fileOutbox(path, { key: read }), {
        name: 'OutboxError',
        code: 'outbox-unreadable',
      });
      assert.deepEqual(await contentsOf(path, written), ['a:text of a']);
    });

  test('of another length is misuse', async (t) => {
    const path = await outboxFolder(t);
    await assert.rejects(fileOutbox(path, { key: randomBytes(16) }), { name: 'TypeError' });
  });
});

for (const [kind, sealed] of [
  ['readable', undefined],
  ['sealed', key],
] as const)
  describe(`a ${kind} file`, () => {
    test('cut at any byte holds what was kept before, and goes on', async (t) => {
      const path = await outboxFolder(t);
      const { bytes, states } = await aHistory(path, sealed);
      for (let length = 0; length <= bytes.length; length++) {
        await writeFile(path, bytes.subarray(0, length));
        const kept = states[linesIn(bytes.subarray(0, length))];
        await using(path, sealed, async (outbox) => {
          assert.deepEqual(summaryOf(await outbox.load()), kept, `cut at ${length}`);
          await outbox.put(anEntry('new', ''));
        });
        assert.deepEqual(await contentsOf(path, sealed), [...kept!, 'new:'], `after ${length}`);
      }
    });

    test('with any byte changed gives nothing that was never put', async (t) => {
      const path = await outboxFolder(t);
      const { bytes, states } = await aHistory(path, sealed);
      const known = new Set(states.flat());
      for (let at = 0; at < bytes.length; at++) {
        const spoilt = Buffer.from(bytes);
        spoilt[at]! ^= 0x01;
        await writeFile(path, spoilt);
        for (const entry of await contentsOf(path, sealed)) assert.ok(known.has(entry), entry);
      }
    });
  });

describe('trouble with the disk', () => {
  test('fails the write and loses nothing of the others', async (t) => {
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

  test('that takes a part of a write only is given the rest', async (t) => {
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

  test('that takes no more bytes is told, and keeps what it had', async (t) => {
    const path = await outboxFolder(t);
    await using(path, undefined, async (outbox) => {
      await outbox.put(anEntry('a'));
      const restore = await shortWrites(t, 7, 3);
      await assert.rejects(outbox.put(anEntry('b')), { code: 'outbox-unwritable' });
      restore();
    });
    assert.deepEqual(await contentsOf(path), ['a:text of a']);
  });

  test('leaves nothing of a replacement that a crash has cut', async (t) => {
    const path = await outboxFolder(t);
    await writeFile(`${path}.1.part`, 'half');
    await contentsOf(path);
    assert.deepEqual(await readdir(dirname(path)), ['outbox.log']);
  });

  test('that is there from the start is told at once, without the path', async (t) => {
    const path = await outboxFolder(t);
    await mkdir(path);
    await assert.rejects(fileOutbox(path), (error: Error) => {
      assert.equal(error.name, 'OutboxError');
      assert.doesNotMatch(JSON.stringify(error), /outbox\.log/);
      return true;
    });
  });
});

/** A file with some history, and what it holds after each of its lines. */
async function aHistory(path: string, sealed: Uint8Array | undefined) {
  const states: string[][] = [[]];
  await using(path, sealed, async (outbox) => {
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
  await using(path, sealed, (outbox) => outbox.clear());
  return { bytes, states };
}

const linesIn = (bytes: Buffer) => bytes.filter((byte) => byte === 0x0a).length;

/** What all open files have in common. */
async function fileMethods(): Promise<FileHandle> {
  const handle = await open(process.execPath);
  await handle.close();
  return Object.getPrototypeOf(handle) as FileHandle;
}

/** Has a write take a few bytes only, and after some writes none; gives what ends that. */
async function shortWrites(t: TestContext, most: number, writes = Infinity): Promise<() => void> {
  const prototype = await fileMethods();
  const write = Reflect.get(prototype, 'write') as (...given: unknown[]) => Promise<object>;
  let left = writes;
  const mock = t.mock.method(
    prototype,
    'write',
    function (this: FileHandle, bytes: Buffer, offset: number, length: number, position: number) {
      if (left-- > 0) return write.call(this, bytes, offset, Math.min(length, most), position);
      return Promise.resolve({ bytesWritten: 0, buffer: bytes });
    },
  );
  return () => mock.mock.restore();
}

/** Has the disk refuse to keep anything; gives what ends that. */
async function failSync(t: TestContext): Promise<() => void> {
  const prototype = await fileMethods();
  const full = () => Promise.reject(new Error('ENOSPC: no space left on device'));
  const mock = t.mock.method(prototype, 'datasync', full);
  return () => mock.mock.restore();
}
