import assert from 'node:assert/strict';
import { createHmac, hkdfSync } from 'node:crypto';
import { beforeEach, test } from 'node:test';
import { createKeyRing } from '../../platform/tokens/key-ring.ts';
import {
  generateKeys,
  refreshOverlapMs,
  replaceStoredSecret,
  rotateKeys,
  singleSecret,
} from '../../platform/tokens/rotate-keys.ts';
import type { ServiceKeys } from '../../store/database/key-store.ts';
import { TestClock } from '../../test-kit/index.ts';
import { createRefreshTokens } from './refresh-tokens.ts';

const token = {
  sessionId: 'ses_00000000000000000000000000',
  generation: 3,
  seed: '5e'.repeat(32),
} as const;
const hour = 3_600_000;

let clock: TestClock;
let keys: ServiceKeys;
beforeEach(() => {
  clock = new TestClock();
  keys = generateKeys(clock.now());
});

const open = ({ signing }: ServiceKeys) =>
  createRefreshTokens({ clock, keyRing: createKeyRing(signing) });

test('a refresh token stays the same on every node and after every restart, until the keys change', async () => {
  const text = await open(keys).derive('tnt_1', token);
  assert.equal(await open(keys).derive('tnt_1', token), text);
  assert.deepEqual(await open(keys).read('tnt_1', text), token);
  assert.equal(await open(keys).read('tnt_2', text), undefined);
  assert.equal(await open(generateKeys(clock.now())).read('tnt_1', text), undefined);
});

test('a refresh token of a replaced key works for a week, and its successor derives from the new key', async () => {
  const old = await open(keys).derive('tnt_1', token);
  const rotated = open(rotateKeys(keys, clock.now(), clock.now()));
  const fresh = await rotated.derive('tnt_1', { ...token, generation: 4 });
  assert.equal(await open(keys).read('tnt_1', fresh), undefined, 'the old key reads it not');
  await clock.jump(refreshOverlapMs - 1);
  assert.deepEqual(await rotated.read('tnt_1', old), token);
  await clock.jump(1);
  assert.equal(await rotated.read('tnt_1', old), undefined);
  assert.equal((await rotated.read('tnt_1', fresh))?.generation, 4);
});

test('every node reads the tokens of a key whose time has not come', async () => {
  const next = rotateKeys(keys, clock.now(), clock.now() + hour);
  const node = open(next);
  const ahead = open({ ...next, signing: next.signing.slice(0, 1) });
  assert.ok(await node.read('tnt_1', await ahead.derive('tnt_1', token)));
  assert.ok(await open(keys).read('tnt_1', await node.derive('tnt_1', token)));
});

test('no refresh token derives from a secret that was stored in the database', async () => {
  const secret = keys.sealing;
  const old = await open(singleSecret(secret)).derive('tnt_1', token);
  const replaced = replaceStoredSecret(secret, clock.now());
  assert.equal(await open(replaced).read('tnt_1', old), undefined);
  const renewed = await open(replaced).derive('tnt_1', token);
  const purpose = JSON.stringify(['tellerkit', 'refresh', 'tnt_1', ...Object.values(token)]);
  const forged = [
    Buffer.from(hkdfSync('sha256', secret, '', purpose, 32)).toString('hex'),
    createHmac('sha256', secret).update(purpose).digest('hex'),
  ];
  assert.ok(old.endsWith(forged[0]!));
  for (const code of forged) assert.ok(!renewed.endsWith(code));
});

test('a secret of the options that a key file replaces keeps its refresh tokens for the overlap', async () => {
  const single = singleSecret(keys.sealing);
  const old = await open(single).derive('tnt_1', token);
  const replaced = open(rotateKeys(single, clock.now(), clock.now()));
  assert.deepEqual(await replaced.read('tnt_1', old), token);
});
