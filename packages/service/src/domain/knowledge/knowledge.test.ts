import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import * as contract from '@tellerkit/contract';
import type { TestService } from '@tellerkit/service/test-kit';
import { callWith, expectRefusal } from '../../testing/endpoint-calls.ts';
import { keys, startTwoBanks } from '../../testing/two-banks.ts';

const lostCard: contract.ArticleContent = {
  title: 'Report a lost card',
  body: 'Block the card in the app at once.\n\n## By phone\n\nCall the hotline at any hour.',
  tags: ['cards'],
  asked: ['I lost my card'],
  validFrom: '2026-01-01',
};
const english = { slug: 'lost-card', locale: 'en' };

describe('a knowledge article', () => {
  let bank: TestService;
  beforeEach(async () => {
    bank = await startTwoBanks();
  });
  afterEach(() => bank.close());

  const put = (body: contract.ArticleContent, params = english) =>
    bank.call(contract.putArticle, { params, body });
  const find = async (query: string, token: string = keys.publishable) =>
    callWith(bank, token, contract.searchKnowledge, { body: { query, locale: 'en' } });

  test('gets a new version only if its content changes', async () => {
    const first = await put(lostCard);
    assert.equal(first.version, 1);
    await bank.clock.advance(1000);
    assert.deepEqual(await put(lostCard), first);
    const second = await put({ ...lostCard, title: 'Lost card' });
    assert.equal(second.version, 2);
    assert.equal(second.id, first.id);
    assert.ok(second.updatedAt > first.updatedAt);
  });

  test("a customer's question finds an article, and each change updates the search", async () => {
    assert.deepEqual((await find('lost my card')).hits, []);
    const { id } = await put(lostCard);
    const { hits, confidence } = await find('I have lost my card');
    assert.equal(hits[0]?.articleId, id);
    assert.ok(hits[0].excerpt.length > 0);
    assert.ok(hits[0].score > 0 && hits[0].score <= 1);
    assert.equal(hits[0].score, confidence);
    await put({ ...lostCard, title: 'Mortgage rates', asked: [], body: 'Fixed for ten years.' });
    assert.equal((await find('mortgage rates')).hits[0]?.title, 'Mortgage rates');
    await bank.call(contract.deleteArticle, { params: english });
    assert.deepEqual((await find('mortgage rates')).hits, []);
  });

  test('other requests come between parallel searches, so a flood of searches does not block them', async () => {
    await put(lostCard);
    let searched = 0;
    const searches = Array.from({ length: 40 }, () =>
      find('lost card').then(() => (searched += 1)),
    );
    await callWith(bank, keys.secret, contract.getArticle, { params: english });
    assert.ok(searched < 40, 'the read waited for every search');
    await Promise.all(searches);
    assert.equal(searched, 40);
  });

  test('an article can be read in its language until it is deleted', async () => {
    await put(lostCard);
    const read = { params: english };
    assert.equal(
      (await callWith(bank, keys.publishable, contract.getArticle, read)).title,
      lostCard.title,
    );
    await expectRefusal(
      bank,
      keys.publishable,
      contract.getArticle,
      { params: { ...english, locale: 'zh-CN' } },
      'not-found',
    );
    await bank.call(contract.deleteArticle, read);
    await bank.call(contract.deleteArticle, read);
    await expectRefusal(bank, keys.publishable, contract.getArticle, read, 'not-found');
  });

  test('customers can read and find an article only while it is valid', async () => {
    await put({ ...lostCard, validFrom: '2027-01-01' });
    const read = { params: english };
    await expectRefusal(bank, keys.publishable, contract.getArticle, read, 'not-found');
    assert.equal((await bank.call(contract.getArticle, read)).version, 1);
    assert.deepEqual((await find('lost my card')).hits, []);
  });

  test('the list of articles is sorted by slug and language and comes in pages', async () => {
    await put(lostCard, { slug: 'b', locale: 'zh-CN' });
    await put(lostCard, { slug: 'b', locale: 'en' });
    await put(lostCard, { slug: 'a', locale: 'en' });
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await bank.call(contract.listArticles, {
        query: { limit: 1, ...(cursor && { cursor }) },
      });
      seen.push(...page.items.map(({ slug, locale }) => `${slug} ${locale}`));
      cursor = page.nextCursor;
    } while (cursor !== null);
    assert.deepEqual(seen, ['a en', 'b en', 'b zh-CN']);
    const { items } = await bank.call(contract.listArticles, {
      query: { locale: 'zh-CN' },
    });
    assert.equal(items.length, 1);
  });

  test('an article is visible only to its own tenant', async () => {
    await put(lostCard);
    await expectRefusal(
      bank,
      keys.otherSecret,
      contract.getArticle,
      { params: english },
      'not-found',
    );
    assert.deepEqual((await find('lost my card', keys.otherSecret)).hits, []);
    await callWith(bank, keys.otherSecret, contract.deleteArticle, { params: english });
    assert.equal((await find('lost my card')).hits.length, 1);
  });
});
