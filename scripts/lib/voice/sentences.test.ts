import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sentencesOf } from './sentences.ts';

const inverted = (text: string) =>
  sentencesOf({ file: 'file.ts', line: 1, kind: 'comment', text })
    .filter(({ isInverted }) => isInverted)
    .map((sentence) => sentence.text);

describe('sentencesOf', () => {
  test('finds sentences that start with a question word', () => {
    assert.deepEqual(inverted('Sends it. What is missing is\nfetched. Whose token ended waits.'), [
      'What is missing is fetched.',
      'Whose token ended waits.',
    ]);
  });

  test('ignores questions and sentences that start with another word', () => {
    assert.deepEqual(inverted('What may a caller do? However, whatever. Whole days.'), []);
  });

  test('treats each list item as a sentence', () => {
    assert.deepEqual(inverted('The states:\n- Where it waits\n- sent'), ['Where it waits']);
  });
});
