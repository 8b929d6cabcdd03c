import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isWeakSecret } from './weak-secret.ts';

for (const secret of ['aaaaaaaaaaaaaaaa', 'abababababababab', '0000000000000001', 'password'])
  test(`isWeakSecret finds ${secret} easy to guess`, () => assert.ok(isWeakSecret(secret)));

for (const secret of ['bank_0123456789abcdef', 'f3Zk9qLw7TnB2xVd', '8d2f41c07be95a36'])
  test(`isWeakSecret accepts ${secret}`, () => assert.ok(!isWeakSecret(secret)));
