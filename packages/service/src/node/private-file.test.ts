import assert from 'node:assert/strict';
import { chmod, chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { findReaders, remedyFor } from './private-file.ts';

const me = 1000;
const root = 0;

test('a file of this user may have no rights for others', () => {
  for (const mode of [0o600, 0o400]) assert.equal(remedyFor({ mode, uid: me }, 'k', me), undefined);
  for (const mode of [0o640, 0o440, 0o644, 0o606, 0o610])
    assert.equal(remedyFor({ mode, uid: me }, 'k', me), 'Run: chmod 600 k', mode.toString(8));
});

test('a mounted file of root may let the group of the service read, and nobody else', () => {
  for (const mode of [0o640, 0o440, 0o600, 0o400])
    assert.equal(remedyFor({ mode, uid: root }, 'k', me), undefined);
  for (const mode of [0o444, 0o644, 0o660, 0o650, 0o604])
    assert.match(
      remedyFor({ mode, uid: root }, 'k', me) ?? '',
      /Another user owns it, .*0440.*environment/,
      mode.toString(8),
    );
});

describe('findReaders', { skip: process.geteuid?.() !== root && 'needs root' }, () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tellerkit-private-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  test('compares the owner of a file with the user of the process', async () => {
    const file = join(folder, 'keys');
    assert.equal(findReaders(file), undefined);
    await writeFile(file, 'secret');
    await chmod(file, 0o440);
    assert.equal(findReaders(file), `Run: chmod 600 ${file}`);
    await chown(file, me, me);
    assert.equal(findReaders(file), undefined);
    await chmod(file, 0o444);
    assert.match(findReaders(file) ?? '', /0440/);
  });
});
