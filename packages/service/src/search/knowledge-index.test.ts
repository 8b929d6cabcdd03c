import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { SearchableArticle } from './article.ts';
import { KnowledgeIndex } from './knowledge-index.ts';

const now = new Date('2026-06-01T00:00:00Z');

function article(changes: Partial<SearchableArticle>): SearchableArticle {
  return {
    id: 'art_1',
    tenantId: 'tnt_1',
    slug: 'lost-card',
    locale: 'en',
    title: 'Lost card',
    tags: ['cards'],
    asked: [],
    body: '## Block it\nCall us at once.\n\n## Cost\nA new card costs 10 yuan.',
    validFrom: '2026-01-01',
    validTo: null,
    url: null,
    ...changes,
  };
}

const loan = article({ id: 'art_2', slug: 'loan', title: 'Home loan', tags: [], body: 'We lend.' });

function indexOf(...articles: SearchableArticle[]): KnowledgeIndex {
  const index = new KnowledgeIndex();
  for (const each of articles) index.put(each);
  return index;
}

async function slugs(
  index: KnowledgeIndex,
  query: string,
  locale = 'en',
  at = now,
): Promise<string[]> {
  return (await index.search('tnt_1', query, { locale, at })).articles.map(({ slug }) => slug);
}

describe('KnowledgeIndex', () => {
  test('finds articles by stems, synonyms and misspelled words', async () => {
    const index = indexOf(article({}), loan);
    assert.deepEqual(await slugs(index, 'lost my cards'), ['lost-card']);
    assert.deepEqual(await slugs(index, 'how do I borrow'), ['loan']);
    assert.deepEqual(await slugs(index, 'blokc it'), ['lost-card']);
    assert.deepEqual(await slugs(index, 'the weather'), []);
  });

  test('finds Chinese articles by words and parts of words', async () => {
    const index = indexOf(
      article({ locale: 'zh-CN', title: '银行卡丢失', body: '请马上挂失。' }),
      article({
        id: 'art_2',
        slug: 'loan',
        locale: 'zh-CN',
        title: '住房贷款',
        body: '怎么申请。',
      }),
    );
    assert.equal((await slugs(index, '卡丢了', 'zh-CN'))[0], 'lost-card');
    assert.equal((await slugs(index, '房贷', 'zh-CN'))[0], 'loan');
  });

  test('ranks passages and returns them with their headings', async () => {
    const found = await indexOf(article({})).search('tnt_1', 'what does a new card cost', {
      locale: 'en',
      at: now,
    });
    const passages = found.articles[0]?.passages ?? [];
    assert.deepEqual(
      passages.map(({ heading }) => heading),
      ['Cost', 'Block it'],
    );
  });

  test('finds only articles that are valid at the given time', async () => {
    const index = indexOf(article({ validFrom: '2026-05-01', validTo: '2026-06-30' }));
    assert.deepEqual(await slugs(index, 'card', 'en', new Date('2026-04-30')), []);
    assert.deepEqual(await slugs(index, 'card'), ['lost-card']);
    assert.deepEqual(await slugs(index, 'card', 'en', new Date('2026-07-01')), []);
  });

  test('searches the first 32 distinct words of a text, and ignores the others', async () => {
    const index = indexOf(article({}));
    const filler = (count: number) => Array.from({ length: count }, (_, i) => `x${i}y`).join(' ');
    assert.deepEqual(await slugs(index, `${filler(31)} card`), ['lost-card']);
    assert.deepEqual(await slugs(index, `${filler(32)} card`), []);
    const repeated = `${filler(31)} ${filler(31)}`;
    assert.deepEqual(await slugs(index, `${repeated} card`), ['lost-card']);
  });

  test('finds only articles of the given tenant', async () => {
    const index = indexOf(article({}), article({ tenantId: 'tnt_2', slug: 'other' }));
    assert.deepEqual(await slugs(index, 'card'), ['lost-card']);
    const unknown = await index.search('tnt_3', 'card', { locale: 'en', at: now });
    assert.deepEqual(unknown, { articles: [], confidence: 0 });
  });

  test('removes the old text of an updated article, even if the language changes', async () => {
    const index = indexOf(article({}));
    index.put(article({ title: 'Home loan', tags: [], body: 'We lend.', slug: 'loan' }));
    assert.deepEqual(await slugs(index, 'lost card'), []);
    index.put(article({ locale: 'zh-CN', title: '贷款', body: '怎么申请贷款。' }));
    assert.deepEqual(await slugs(index, 'lend'), []);
    assert.deepEqual(await slugs(index, '贷款', 'zh-CN'), ['lost-card']);
  });

  test('removes articles and ignores unknown ids', async () => {
    const index = indexOf(article({}));
    index.remove('tnt_2', 'art_1');
    assert.deepEqual(await slugs(index, 'card'), ['lost-card']);
    index.remove('tnt_1', 'art_1');
    index.remove('tnt_1', 'art_1');
    assert.deepEqual(await slugs(index, 'card'), []);
  });

  test('falls back to another variant of the language, then to English', async () => {
    const index = indexOf(article({}), article({ id: 'art_2', locale: 'zh-CN', title: '银行卡' }));
    assert.deepEqual(await slugs(index, 'card', 'en-GB'), ['lost-card']);
    assert.deepEqual(await slugs(index, '银行卡', 'zh-HK'), ['lost-card']);
    assert.deepEqual(await slugs(index, 'card', 'fr'), ['lost-card']);
  });

  test('refuses malformed validity dates', () => {
    assert.throws(() => indexOf(article({ validFrom: 'today' })), RangeError);
    assert.throws(() => indexOf(article({ validTo: 'never' })), RangeError);
  });

  test('accepts a search text of any length', async () => {
    const index = indexOf(article({}));
    const long = `${'card lost '.repeat(2000)}${'卡'.repeat(5000)}`;
    assert.deepEqual(await slugs(index, long), ['lost-card']);
  });

  test('searches with the context of a follow-up question', async () => {
    const index = indexOf(
      article({}),
      article({
        id: 'art_2',
        slug: 'loan',
        title: 'Home loan',
        body: '## Cost\nThe loan costs 4 % a year.',
      }),
    );
    const options = { locale: 'en', at: now, context: 'I want a home loan' };
    const found = await index.search('tnt_1', 'and what does it cost?', options);
    assert.equal(found.articles[0]?.slug, 'loan');
    assert.equal(found.articles[0]?.passages[0]?.heading, 'Cost');
  });
});
