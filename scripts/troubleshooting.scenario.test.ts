import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { problemCases } from '../examples/bank/e2e/problems/problem-cases.ts';
import { problems } from '../packages/components/src/problem/problems.ts';
import { guidePath } from '../packages/components/src/problem/report-problem.ts';
import { copyGuides } from './lib/copy-guides.ts';
import { root } from './lib/packages.ts';

describe('the troubleshooting guide', () => {
  const guide = readFileSync(join(root, 'docs/guides/troubleshooting.md'), 'utf8');
  const headings = [...guide.matchAll(/^### (.+)$/gm)].map(([, heading]) => heading);

  test('has one section for each problem that an element reports', () => {
    assert.deepEqual(headings.sort(), Object.keys(problems).sort());
  });

  /** The rows of the table: the text for the customer, and the codes. */
  const rows = [...guide.matchAll(/^\| (?:"(.+?)"|nothing,[^|]*) +\| (.+?) +\|/gm)].map(
    ([, quote, codes = '']) => ({ quote, codes }),
  );

  test('says what the customer reads for each problem, as the end-to-end test expects it', () => {
    const cases = problemCases({ goneUrl: '', serviceUrl: '' });
    assert.deepEqual(Object.keys(cases).sort(), Object.keys(problems).sort());
    for (const [code, { quote }] of Object.entries(cases)) {
      const found = rows.filter(({ codes }) => codes.includes(`[${code}](#${code})`));
      assert.deepEqual(
        found.map((row) => row.quote),
        [quote],
        code,
      );
    }
  });

  test('ships in the package at the path of the warnings, whose anchors are the headings', (context) => {
    const folder = mkdtempSync(join(tmpdir(), 'tellerkit-guides-'));
    context.after(() => rmSync(folder, { recursive: true }));
    copyGuides(folder);
    const path = guidePath.replace('@tellerkit/components/dist/guides/', '');
    assert.match(readFileSync(join(folder, path), 'utf8'), /^# /);
    // Viewers of Markdown make an anchor of a heading in lower case, without punctuation
    for (const heading of headings) assert.match(heading ?? '', /^[a-z-]+$/);
    assert.equal(new Set(headings).size, headings.length);
  });
});
