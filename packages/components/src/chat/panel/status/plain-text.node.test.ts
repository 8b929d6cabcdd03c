import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { plainText } from './plain-text.ts';

describe('plainText', () => {
  test('removes Markdown syntax', () => {
    const text = '# Cards\n\n1. Open **Cards**\n- see [the list](https://bank.example/a)\n> `PIN`';
    assert.equal(
      plainText([{ type: 'markdown', text }]),
      'Cards\n\n1. Open Cards\nsee the list\nPIN',
    );
  });

  test('omits sources and quick replies', () => {
    assert.equal(
      plainText([
        { type: 'text', text: 'Yes.' },
        { type: 'quick-replies', replies: [{ id: 'a', label: 'More' }] },
        { type: 'notice', tone: 'good', code: 'done', text: 'Done.' },
      ]),
      'Yes.\nDone.',
    );
  });

  test('lists a table row by row, without borders', () => {
    const text =
      'It costs:\n\n| Item | Price |\n| --- | ---: |\n| Abroad | 1 per mille |\n\nThat is all.';
    assert.equal(
      plainText([{ type: 'markdown', text }]),
      'It costs:\n\nItem, Price\nAbroad, 1 per mille\n\nThat is all.',
    );
  });

  test('keeps text that only looks like Markdown syntax', () => {
    assert.equal(
      plainText([{ type: 'markdown', text: '2 * 3 * 4 and a_b_c' }]),
      '2 * 3 * 4 and a_b_c',
    );
  });
});
