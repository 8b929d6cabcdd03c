import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { problems } from '../packages/components/src/problem/problems.ts';
import { root } from './lib/packages.ts';

describe('the troubleshooting guide', () => {
  const guide = readFileSync(join(root, 'docs/guides/troubleshooting.md'), 'utf8');
  const headings = [...guide.matchAll(/^### (.+)$/gm)].map(([, heading]) => heading);

  test('has one section for each problem that an element reports', () => {
    assert.deepEqual(headings.sort(), Object.keys(problems).sort());
  });

  test('says what the customer reads for each problem', () => {
    for (const code of Object.keys(problems))
      assert.ok(guide.includes(`[${code}](#${code})`), code);
  });
});
