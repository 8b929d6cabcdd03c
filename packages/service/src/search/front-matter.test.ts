import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ArticleFileError } from './article-file-error.ts';
import { parseArticleFile } from './front-matter.ts';

const fields = {
  slug: 'slug: lost-card',
  locale: 'locale: en',
  title: 'title: Lost card',
  tags: 'tags: [cards, "loss, theft"]',
  validFrom: 'validFrom: 2026-01-01',
  asked: "asked:\n  - \"My wallet is gone: what now\"\n  - 'It''s lost'",
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

  test('accepts Windows line endings, a byte order mark and comments', () => {
    const source = `\uFEFF${file({ note: '# checked' }).replaceAll('\n', '\r\n')}`;
    assert.equal(parseArticleFile(source).title, 'Lost card');
  });

  test('sets `validTo` to null, and `tags` and `asked` to empty lists, if they are absent', () => {
    const article = parseArticleFile(file({ asked: '', tags: '' }));
    assert.equal(article.validTo, null);
    assert.deepEqual([article.asked, article.tags], [[], []]);
  });

  test('keeps numbers and `no` as text', () => {
    const { title, tags } = parseArticleFile(
      file({ title: 'title: 0800', tags: 'tags: [1.0, no]' }),
    );
    assert.deepEqual([title, tags], ['0800', ['1.0', 'no']]);
  });

  const faults: readonly (readonly [string, string, string | null])[] = [
    ['no front matter', '# Title', null],
    ['an empty body', file({}, ''), 'body'],
    ['a missing title', file({ title: '' }), 'title'],
    ['a title without text', file({ title: 'title:' }), 'title'],
    ['a slug with blanks', file({ slug: 'slug: Lost Card' }), 'slug'],
    ['a malformed locale', file({ locale: 'locale: English!' }), 'locale'],
    ['a word in place of a date', file({ validFrom: 'validFrom: soon' }), 'validFrom'],
    ['a day that does not exist', file({ validFrom: 'validFrom: 2026-13-45' }), 'validFrom'],
    ['the thirtieth of February', file({ validTo: 'validTo: 2026-02-30' }), 'validTo'],
    ['a language with a card number', file({ locale: 'locale: en-41111111-11111111' }), 'locale'],
    ['text in place of a list', file({ tags: 'tags: cards' }), 'tags'],
    ['a list item with a colon', file({ asked: 'asked:\n  - Gone: what now' }), 'asked'],
    ['an unknown field', file({ owner: 'owner: cards team' }), 'owner'],
  ];
  for (const [name, source, field] of faults) {
    test(`refuses ${name}`, () => {
      const error = faultOf(source);
      assert.equal(error.field, field);
      if (field !== null) assert.match(error.message, new RegExp(`\`${field}\``));
    });
  }

  const broken: readonly (readonly [string, string, number])[] = [
    ['an open quote', file({ title: 'title: "Lost card' }), 4],
    ['a title with a colon and no quotes', file({ title: 'title: Cards: lost' }), 4],
    ['a list that stays open', file({ validTo: 'validTo: [2026' }), 10],
    ['a field given twice', file({ again: 'title: Other' }), 10],
    ['a line without a field', file({ odd: 'just words' }), 10],
  ];
  for (const [name, source, line] of broken) {
    test(`refuses ${name} and names the line`, () => {
      const error = faultOf(source);
      assert.equal(error.field, null);
      assert.match(error.message, new RegExp(`^Line ${line} of the file is not valid YAML: `));
    });
  }

  test('refuses front matter without fields', () => {
    assert.match(faultOf('---\nLost card\n---\nBody').message, /must hold fields/);
  });

  test('refuses a YAML alias without an anchor', () => {
    assert.match(faultOf(file({ title: 'title: *Lost card' })).message, /not valid YAML/);
  });
});
