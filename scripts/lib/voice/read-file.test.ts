import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readFile } from './read-file.ts';

const found = (file: string, source: string) =>
  readFile(file, source).replaced.map(({ line, found }) => [line, found]);

describe('readFile', () => {
  test('finds replaced words in texts', () => {
    assert.deepEqual(found('docs/a.md', '# Title\n\nIt sends a heart beat anew.'), [
      [3, 'It sends a heart beat anew.'],
      [3, 'It sends a heart beat anew.'],
    ]);
  });

  test('finds replaced words as whole names and as parts of names', () => {
    assert.deepEqual(
      found('a.ts', 'const words = 1;\nthis.#onDutyCount = 2;\nconst { ...others } = a;'),
      [
        [1, 'words'],
        [2, 'onDutyCount'],
      ],
    );
  });

  test('allows “on duty” in customers’ texts', () => {
    assert.deepEqual(found('packages/a/strings.en.ts', "const a = 'Nobody is on duty now.';"), []);
  });
});
