import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readCode } from './read-code.ts';

const textsOf = (source: string) =>
  readCode('file.ts', source).map(({ kind, line, text }) => [kind, line, text.trim()]);

describe('readCode', () => {
  test('omits the slashes, asterisks and code example of a doc comment', () => {
    const source =
      '/**\n * Sends a message.\n * ```ts\n * // What a line\n * ```\n */\nconst a = 1;';
    assert.deepEqual(textsOf(source), [['comment', 1, 'Sends a message.']]);
  });

  test('omits the name of a parameter from its description', () => {
    const [[, , text] = []] = textsOf('/**\n * Sends.\n * @param what - The message.\n */\nlet a;');
    assert.match(String(text), /^Sends\.\s+The message\.$/);
  });

  test('joins line comments on consecutive lines', () => {
    assert.deepEqual(textsOf('// One sentence over\n// two lines.\nlet a;'), [
      ['comment', 1, 'One sentence over\n two lines.'],
    ]);
  });

  test('reads titles of tests, including those of `it.each`', () => {
    assert.deepEqual(textsOf("describe('a chat', () => {\n  it.each('opens', run);\n});"), [
      ['test title', 1, 'a chat'],
      ['test title', 2, 'opens'],
    ]);
  });

  test('reads strings that are sentences, and no others', () => {
    assert.deepEqual(
      textsOf("throw new Error(`${name} is wrong. Take another.`, 'no-such-code');"),
      [['message', 1, '`x` is wrong. Take another.']],
    );
  });
});
