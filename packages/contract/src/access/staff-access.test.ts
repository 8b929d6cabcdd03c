import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { staffAccess, staffRoles } from '@tellerkit/contract';

test('the guide of the service shows the access table of the staff', () => {
  const guide = readFileSync(
    new URL('../../../../docs/guides/service.md', import.meta.url),
    'utf8',
  );
  const rows = guide
    .split('\n')
    .filter((line) => /^\| `[\w.]+` +\|( \w+ +\|){4}$/.test(line))
    .map((line) => line.replaceAll(/[|`]/g, ' ').trim().split(/ +/));
  const table = Object.entries(staffAccess).map(([id, scopes]) => [
    id,
    ...staffRoles.map((role) => scopes[role]),
  ]);
  assert.deepEqual(rows, table);
});
