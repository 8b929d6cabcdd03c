import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { plainText } from './plain-text.ts';

describe('a message as words', () => {
  test('has no marks of Markdown', () => {
    const text = '# Cards\n\n1. Open **Cards**\n- see [the list](https://bank.example/a)\n> `PIN`';
    assert.equal(
      plainText([{ type: 'markdown', text }]),
      'Cards\n\n1. Open Cards\nsee the list\nPIN',
    );
  });

  test('leaves out sources and answers to choose from', () => {
    assert.equal(
      plainText([
        { type: 'text', text: 'Yes.' },
        { type: 'quick-replies', replies: [{ id: 'a', label: 'More' }] },
        { type: 'notice', tone: 'good', code: 'done', text: 'Done.' },
      ]),
      'Yes.\nDone.',
    );
  });

  test('reads a table row by row, without its lines', () => {
    const text =
      'It costs:\n\n| Item | Price |\n| --- | ---: |\n| Abroad | 1 per mille |\n\nThat is all.';
    assert.equal(
      plainText([{ type: 'markdown', text }]),
      'It costs:\n\nItem, Price\nAbroad, 1 per mille\n\nThat is all.',
    );
  });

  test('keeps what only looks like a mark', () => {
    assert.equal(
      plainText([{ type: 'markdown', text: '2 * 3 * 4 and a_b_c' }]),
      '2 * 3 * 4 and a_b_c',
    );
  });
});
