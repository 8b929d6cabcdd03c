import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ArticleFileError, parseArticleFile } from './front-matter.ts';

const fields = {
  slug: 'slug: lost-card',
  locale: 'locale: en',
  title: 'title: Lost card',
  tags: 'tags: [cards, "loss, theft"]',
  validFrom: 'validFrom: 2026-01-01',
  asked: "asked:\n  - My wallet is gone: what now\n  - 'It''s lost'",
};

function file(
  changes: Partial<Record<string, string>> = {},
  body = '## Block it\nAt once.',
): string {
  const lines = Object.values({ ...fields, ...changes }).filter((line) => line !== '');
  return `---\n${lines.join('\n')}\n---\n${body}\n`;
}

function faultOf(source: string): ArticleFileError {
  try {
    parseArticleFile(source);
  } catch (error) {
    assert.ok(error instanceof ArticleFileError);
    return error;
  }
  return assert.fail('parsed');
}

describe('parseArticleFile', () => {
  test('reads every field', () => {
    assert.deepEqual(parseArticleFile(file({ validTo: 'validTo: 2026-12-31' })), {
      slug: 'lost-card',
      locale: 'en',
      title: 'Lost card',
      tags: ['cards', 'loss, theft'],
      validFrom: '2026-01-01',
      validTo: '2026-12-31',
      asked: ['My wallet is gone: what now', "It's lost"],
      body: '## Block it\nAt once.',
    });
  });

  test('takes Windows line ends, a byte order mark and comments', () => {
    const source = `\uFEFF${file({ note: '# checked' }).replaceAll('\n', '\r\n')}`;
    assert.equal(parseArticleFile(source).title, 'Lost card');
  });

  test('leaves the end open and lists empty where they are not given', () => {
    const article = parseArticleFile(file({ asked: '', tags: '' }));
    assert.equal(article.validTo, null);
    assert.deepEqual([article.asked, article.tags], [[], []]);
  });

  const faults: readonly (readonly [string, string, string | null])[] = [
    ['no front matter', '# Title', null],
    ['an empty body', file({}, ''), 'body'],
    ['a missing title', file({ title: '' }), 'title'],
    ['a title without text', file({ title: 'title:' }), 'title'],
    ['a slug with blanks', file({ slug: 'slug: Lost Card' }), 'slug'],
    ['a locale that is none', file({ locale: 'locale: English!' }), 'locale'],
    ['a date that is none', file({ validFrom: 'validFrom: soon' }), 'validFrom'],
    ['a day that is none', file({ validFrom: 'validFrom: 2026-13-45' }), 'validFrom'],
    ['a list that stays open', file({ tags: 'tags: [cards' }), 'tags'],
    ['text where a list must be', file({ tags: 'tags: cards' }), 'tags'],
    ['an open quote', file({ title: 'title: "Lost card' }), 'title'],
    ['an unknown field', file({ owner: 'owner: cards team' }), 'owner'],
    ['a field given twice', file({ again: 'title: Other' }), 'title'],
    ['a line that is no field', file({ odd: 'just words' }), null],
  ];
  for (const [name, source, field] of faults) {
    test(`refuses ${name} and says where`, () => {
      const error = faultOf(source);
      assert.equal(error.field, field);
      if (field !== null && field !== 'body') assert.match(error.message, new RegExp(field));
    });
  }
});
