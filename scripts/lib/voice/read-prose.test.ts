import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readProse } from './read-prose.ts';

describe('readProse', () => {
  test('reads headings, paragraphs and cells, but no code and no front matter', () => {
    const source =
      '---\ntitle: What\n---\n# Title\n\nA line\nand `code`.\n\n```ts\nWhat();\n```\n\n| a | b |\n| - | - |\n| c | d |\n';
    assert.deepEqual(
      readProse('file.md', source).map(({ line, text }) => [line, text]),
      [
        [4, 'Title'],
        [6, 'A line\nand code.'],
        [13, 'a'],
        [13, 'b'],
        [15, 'c'],
        [15, 'd'],
      ],
    );
  });
});
