import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { ArticleFile } from './article-file.ts';
import { parseArticleFile } from './front-matter.ts';
import { KnowledgeIndex } from './knowledge-index.ts';
import { createKnowledgeAssistant } from '../assistant/knowledge-assistant.ts';
import { lastOf } from '../testing/collect-answer.ts';

const KNOWLEDGE = new URL('../../../../examples/bank/knowledge/', import.meta.url);
const NOW = new Date('2026-11-21T09:00:00Z');

interface Question {
  readonly locale: string;
  readonly question: string;
  readonly slug: string;
}

function readArticles(): ArticleFile[] {
  return ['en', 'zh-CN'].flatMap((locale) => {
    const folder = new URL(`${locale}/`, KNOWLEDGE);
    return readdirSync(folder)
      .filter((name) => name.endsWith('.md'))
      .map((name) => parseArticleFile(readFileSync(new URL(name, folder), 'utf8')));
  });
}

const articles = readArticles();
const questions = JSON.parse(
  readFileSync(new URL('questions.json', KNOWLEDGE), 'utf8'),
) as readonly Question[];

const index = new KnowledgeIndex();
for (const article of articles) {
  const id = `art_${article.locale}_${article.slug}`;
  index.put({ ...article, id, tenantId: 'tnt_bank', url: null });
}
const assistant = createKnowledgeAssistant({ search: index, pace: () => Promise.resolve() });

function ask(locale: string, text: string): ReturnType<typeof lastOf> {
  const question = { tenantId: 'tnt_bank', conversationId: 'cnv_1', locale, text, history: [] };
  return lastOf(
    assistant.answer({ ...question, now: NOW }, { signal: new AbortController().signal }),
  );
}

describe('evaluation questions', () => {
  test('each language has ten questions, and none repeats a title or `asked` entry of an article', () => {
    for (const locale of ['en', 'zh-CN']) {
      assert.equal(questions.filter((each) => each.locale === locale).length, 10);
    }
    const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
    const known = new Set(articles.flatMap(({ title, asked }) => [title, ...asked]).map(plain));
    for (const { question } of questions) assert.ok(!known.has(plain(question)), question);
  });

  test('every question names an existing article', () => {
    for (const { locale, slug } of questions) {
      assert.ok(
        articles.some((each) => each.locale === locale && each.slug === slug),
        slug,
      );
    }
  });

  test('the first citation is the right article for at least 16 of 20 questions', async (context) => {
    let right = 0;
    for (const { locale, question, slug } of questions) {
      const done = await ask(locale, question);
      if (done.citations[0]?.slug === slug) right += 1;
      else context.diagnostic(`${question} -> ${done.citations[0]?.slug ?? done.intent}`);
    }
    context.diagnostic(`${right} of ${questions.length} right`);
    assert.ok(right >= 16, `${right} of 20`);
  });
});

describe('questions unrelated to the bank', () => {
  const outside: readonly (readonly [string, string])[] = [
    ['en', 'what is the weather'],
    ['en', 'write me a poem'],
    ['en', 'who won the football match yesterday'],
    ['en', 'how do I bake sourdough bread'],
    ['zh-CN', '今天天气怎么样'],
    ['zh-CN', '给我写一首诗'],
    ['zh-CN', '怎么做红烧肉'],
    ['zh-CN', '推荐一部电影'],
  ];
  for (const [locale, text] of outside) {
    test(`an unrelated question gets no citation: ${text}`, async () => {
      const done = await ask(locale, text);
      assert.equal(done.intent, 'unsure');
      assert.equal(done.offerHandOff, true);
      assert.deepEqual(done.citations, []);
    });
  }
});
