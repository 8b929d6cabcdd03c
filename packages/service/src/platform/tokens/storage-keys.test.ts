import assert from 'node:assert/strict';
import { hkdfSync } from 'node:crypto';
import { test } from 'node:test';
import { createDeriveBytes } from './derive-bytes.ts';
import { createStorageKeys } from './storage-keys.ts';

const secret = new TextEncoder().encode('a signing secret of a test, long enough');

test('a customer’s storage key never changes, so that pages can decrypt their stored data', async () => {
  const keys = createStorageKeys(createDeriveBytes(secret));
  const expected = (purpose: string, bytes: number) => {
    const info = JSON.stringify(['tellerkit', purpose, 'tnt_1', 'cus_1']);
    return Buffer.from(hkdfSync('sha256', secret, '', info, bytes)).toString('base64url');
  };
  assert.deepEqual(await keys.derive('tnt_1', 'cus_1'), {
    id: expected('storage-id', 16),
    key: expected('storage-key', 32),
  });
});

test('derived bytes have the requested length and differ between purposes', async () => {
  const deriveBytes = createDeriveBytes(secret);
  const derived = await deriveBytes('tellerkit webhook keys', 32);
  assert.deepEqual(
    Buffer.from(derived),
    Buffer.from(hkdfSync('sha256', secret, '', 'tellerkit webhook keys', 32)),
  );
  assert.notDeepEqual(derived, await deriveBytes('tellerkit other keys', 32));
});
