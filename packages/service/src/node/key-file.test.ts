import assert from 'node:assert/strict';
import {
  chmod,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { toHex } from '../base/hash.ts';
import { generateKeys, replaceStoredSecret, rotateKeys } from '../platform/tokens/rotate-keys.ts';
import { KeyFile } from './key-file.ts';

const now = Date.parse('2026-11-30T09:00:00.000Z');
const day = 86_400_000;

let folder: string;
let path: string;
let file: KeyFile;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tellerkit-key-file-'));
  path = join(folder, 'bank.db.key');
  file = new KeyFile(path);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('a key file returns the keys that were written, also replaced ones', async () => {
  const keys = rotateKeys(generateKeys(now), now, now + day);
  await file.create(keys);
  assert.deepEqual(await file.read(), keys);
  const stored = replaceStoredSecret(keys.sealing, now);
  await file.replace(stored);
  assert.deepEqual(await file.read(), stored);
  assert.deepEqual(await readdir(folder), ['bank.db.key']);
});

test('a key file of an earlier version loads, and its stored secret gives no refresh token', async () => {
  const secrets = ['a1', 'b2', 'c3'].map((byte) => byte.repeat(32));
  const [sealing, replaced, newest] = secrets;
  const time = new Date(now).toISOString();
  const end = new Date(now + day).toISOString();
  const signing = [
    { secret: newest, signsFrom: time },
    { secret: replaced, signsFrom: time, verifiesUntil: end },
    { secret: sealing, signsFrom: time, verifiesUntil: end },
  ];
  await writeFile(path, JSON.stringify({ sealing, signing }), { mode: 0o600 });
  const keys = await file.read();
  assert.equal(toHex(keys?.sealing ?? new Uint8Array()), sealing);
  assert.deepEqual(
    keys?.signing.map(({ verifiesUntil, refreshesUntil }) => [verifiesUntil, refreshesUntil]),
    [
      [null, null],
      [now + day, now + day],
      [now + day, 0],
    ],
  );
});

test('creating a key file never replaces the keys of another service', async () => {
  const keys = generateKeys(now);
  await file.create(keys);
  await assert.rejects(file.create(generateKeys(now)), { code: 'EEXIST' });
  assert.deepEqual(await file.read(), keys);
});

test('a replacement that fails leaves no file with secrets behind', async () => {
  await mkdir(join(path, 'occupied'), { recursive: true });
  await assert.rejects(file.replace(generateKeys(now)));
  assert.deepEqual(await readdir(folder), ['bank.db.key']);
});

test('a replacement keeps a symbolic link and gives the file the mode 0600', async () => {
  const shared = join(folder, 'shared.key');
  await writeFile(shared, '', { mode: 0o600 });
  await chmod(shared, 0o644);
  await symlink(shared, path);
  await file.replace(generateKeys(now));
  assert.match(await readFile(shared, 'utf8'), /"sealing"/);
  assert.equal((await stat(shared)).mode & 0o777, 0o600);
  assert.deepEqual((await readdir(folder)).toSorted(), ['bank.db.key', 'shared.key']);
});
