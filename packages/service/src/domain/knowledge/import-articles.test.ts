import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as contract from '@tellerkit/contract';
import { openSqlite } from '../../node/open-sqlite.ts';
import { keys, TestBank } from '../../testing/test-bank.ts';
import type { TestBankOptions } from '../../testing/test-bank.ts';

const file = (title: string) => ({
  name: 'en/lost-card.md',
  text: [
    '---',
    `title: ${title}`,
    'slug: lost-card',
    'locale: en',
    'tags: [cards]',
    'validFrom: 2026-01-01',
    '---',
    'Block the card at once.',
  ].join('\n'),
});

describe('importing articles', () => {
  test('makes them readable and searchable', async () => {
    const bank = new TestBank({ knowledge: [file('Lost card')] });
    const read = { params: { slug: 'lost-card', locale: 'en' } };
    const article = await bank.call(keys.publishable, contract.getArticle, read);
    assert.equal(article.title, 'Lost card');
    assert.equal(article.version, 1);
    const body = { query: 'lost card', locale: 'en' };
    const { hits } = await bank.call(keys.publishable, contract.searchKnowledge, { body });
    assert.equal(hits[0]?.slug, 'lost-card');
    await bank.close();
  });

  test('says which file is wrong, and the service does not start', async () => {
    const broken = { ...file('x'), text: 'no front matter' };
    const options: TestBankOptions = { database: openSqlite(':memory:'), knowledge: [broken] };
    const bank = new TestBank(options);
    await assert.rejects(bank.service.ready, /en\/lost-card\.md: .*front matter/);
    await bank.close();
  });
});
