import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as contract from '@tellerkit/contract';
import { callWith } from '../../testing/endpoint-calls.ts';
import { keys, startTwoBanks } from '../../testing/two-banks.ts';

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

describe('the import of articles', () => {
  test('makes articles readable and searchable', async () => {
    const bank = await startTwoBanks({ knowledge: [file('Lost card')] });
    const read = { params: { slug: 'lost-card', locale: 'en' } };
    const article = await callWith(bank, keys.publishable, contract.getArticle, read);
    assert.equal(article.title, 'Lost card');
    assert.equal(article.version, 1);
    const body = { query: 'lost card', locale: 'en' };
    const { hits } = await callWith(bank, keys.publishable, contract.searchKnowledge, { body });
    assert.equal(hits[0]?.slug, 'lost-card');
    await bank.close();
  });

  test('stops the start with an error that names the invalid file', async () => {
    const broken = { ...file('x'), text: 'no front matter' };
    const starting = startTwoBanks({ knowledge: [broken] });
    await assert.rejects(starting, /en\/lost-card\.md: .*front matter/);
  });
});
