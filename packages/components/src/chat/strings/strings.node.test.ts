import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { english } from './strings.en.ts';
import { deferredEnglish } from './deferred-strings.en.ts';
import { simplifiedChinese } from './strings.zh-cn.ts';
import { initials, speakerName } from './speaker.ts';
import { formatMoment } from '../panel/timeline/moment.ts';
import { plainText } from '../panel/status/plain-text.ts';
import { clean, parseSuggestions } from '../suggestions.ts';
import { charactersLeft, isSendable, textLimit } from '../panel/composer/text-limit.ts';

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

describe('the limit of a message', () => {
  test('is counted near it only', () => {
    assert.equal(charactersLeft('x'.repeat(3599)), null);
    assert.equal(charactersLeft('x'.repeat(3600)), 400);
    assert.equal(charactersLeft('x'.repeat(4001)), -1);
  });

  test('lets through what the service takes', () => {
    assert.ok(isSendable('x'.repeat(textLimit)));
    assert.ok(!isSendable('x'.repeat(textLimit + 1)));
    assert.ok(!isSendable(' \n '));
  });
});

describe('suggested questions', () => {
  test('come from JSON or from lines, four at most', () => {
    assert.deepEqual(parseSuggestions('["A", " B ", "", "C", "D", "E"]'), ['A', 'B', 'C', 'D']);
    assert.deepEqual(parseSuggestions('One\n\nTwo'), ['One', 'Two']);
  });

  test('are none where the attribute makes no sense', () => {
    for (const value of [null, '', '[', '[1, 2]', '[{"a": 1}]'])
      assert.deepEqual(parseSuggestions(value), []);
    assert.deepEqual(clean('text'), []);
    assert.deepEqual(clean(undefined), []);
  });
});

describe('times', () => {
  const now = new Date(2026, 10, 20, 14, 5).getTime();
  const at = (...parts: [number, number, number, number, number]) =>
    new Date(...parts).toISOString();
  const plain = (text: string) => text.replaceAll('\u202f', ' ');

  test('have a day when it is not today, and a year when it is not this one', () => {
    assert.equal(plain(formatMoment(at(2026, 10, 20, 9, 5), 'en', now)), '9:05 AM');
    assert.equal(plain(formatMoment(at(2026, 10, 19, 9, 5), 'en', now)), 'Nov 19, 9:05 AM');
    assert.match(plain(formatMoment(at(2025, 10, 19, 9, 5), 'en', now)), /Nov 19, 2025/);
    assert.equal(formatMoment(at(2026, 10, 19, 21, 5), 'zh-CN', now), '11月19日 21:05');
  });

  test('are nothing where the service sent none', () => {
    assert.equal(formatMoment('soon', 'en', now), '');
  });
});

describe('speakers', () => {
  test('are called by name, else by what they are', () => {
    assert.equal(speakerName(english, 'agent', 'Card Desk'), 'Card Desk');
    assert.equal(speakerName(english, 'assistant', null), 'Assistant');
    assert.equal(speakerName(simplifiedChinese, 'customer', 'Card Desk'), '您');
  });

  test('have initials in scripts that know them', () => {
    assert.equal(initials('Card Desk'), 'CD');
    assert.equal(initials('柜台'), '柜');
    assert.equal(initials('élodie'), 'É');
    assert.equal(initials(''), '');
  });
});

describe('the words in Chinese', () => {
  test('are written for every one in English', () => {
    const paths = (value: object, path = ''): string[] =>
      Object.entries(value).flatMap(([name, inner]) =>
        typeof inner === 'object' && inner !== null
          ? paths(inner as object, `${path}${name}.`)
          : `${path}${name}`,
      );
    assert.deepEqual(
      paths(simplifiedChinese).sort(),
      paths({ ...english, deferred: deferredEnglish }).sort(),
    );
  });
});
