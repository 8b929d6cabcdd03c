import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { KnowledgeIndex } from '../search/knowledge-index.ts';
import type { KnowledgeSearch, SearchOptions } from '../search/search-result.ts';
import type { Assistant, AssistantQuestion } from './assistant.ts';
import { createKnowledgeAssistant } from './knowledge-assistant.ts';
import { textAndDone } from '../testing/collect-answer.ts';

const base = { id: '', tenantId: 'tnt_1', tags: [], validFrom: '2026-01-01', validTo: null };
const common = { ...base, url: 'https://bank.example/help' };

function bank(): KnowledgeIndex {
  const index = new KnowledgeIndex();
  const texts = [
    [
      'lost',
      'en',
      'Lost card',
      'my card is gone',
      '## Block it\n1. Open **Cards**.\n2. Choose **Lock**.\n\n## Cost\nA new one costs 10 yuan.',
    ],
    [
      'loan',
      'en',
      'Home loan',
      'borrow for a house',
      'We lend up to 80 %.\n\n## Cost\nThe loan costs 4 % a year.',
    ],
    ['lost', 'zh-CN', '银行卡丢失', '卡掉了', '请马上挂失。\n\n## 费用\n补卡 10 元。'],
    ['loan', 'zh-CN', '住房贷款', '买房', '最高可贷八成。'],
  ] as const;
  for (const [slug, locale, title, asked, body] of texts) {
    index.put({
      ...common,
      id: `art_${locale}_${slug}`,
      slug,
      locale,
      title,
      asked: [asked],
      body,
    });
  }
  return index;
}

function assistantOver(search: KnowledgeSearch): Assistant {
  return createKnowledgeAssistant({ search, pace: () => Promise.resolve() });
}

function ask(
  text: string,
  changes: Partial<AssistantQuestion> = {},
  search: KnowledgeSearch = bank(),
): ReturnType<typeof textAndDone> {
  const question = {
    tenantId: 'tnt_1',
    conversationId: 'cnv_1',
    locale: 'en',
    text,
    history: [],
    now: new Date('2026-06-01'),
    ...changes,
  };
  return textAndDone(
    assistantOver(search).answer(question, { signal: new AbortController().signal }),
  );
}

describe('createKnowledgeAssistant', () => {
  test('answers from the article, in pieces, and names the source', async () => {
    const { text, pieces, done } = await ask('I lost my card, how do I block it?');
    assert.match(text, /^1\. Open \*\*Cards\*\*\.\n2\. Choose/);
    assert.ok(pieces.length >= 3);
    assert.equal(done.intent, 'answer');
    assert.ok(done.confidence > 0.5 && done.confidence <= 1);
    assert.deepEqual(
      done.citations.map(({ slug, url }) => [slug, url]),
      [['lost', common.url]],
    );
    assert.equal(done.offerHandOff, false);
  });

  test('answers in the language of the question, even if the page has another language', async () => {
    const chinese = await ask('我的银行卡丢失了怎么办');
    assert.equal(chinese.done.citations[0]?.articleId, 'art_zh-CN_lost');
    const english = await ask('I lost my card, block it', { locale: 'zh-CN' });
    assert.match(english.text, /Cards/);
  });

  test('answers a follow-up question from the earlier topic', async () => {
    const history = [{ role: 'customer', text: 'I want a home loan' }] as const;
    const { text, done } = await ask('and what does it cost?', { history });
    assert.equal(done.citations[0]?.slug, 'loan');
    assert.match(text, /4 %/);
  });

  test('says that the assistant is not sure, and offers a person', async () => {
    const { text, done } = await ask('What is the weather in Chengdu?');
    assert.match(text, /not sure/);
    assert.equal(done.intent, 'unsure');
    assert.equal(done.offerHandOff, true);
    assert.deepEqual(done.citations, []);
    assert.deepEqual(
      done.quickReplies.map(({ id }) => id),
      ['hand-off'],
    );
  });

  test('names the assumed topic if the assistant is only fairly sure', async () => {
    const fair: KnowledgeSearch = {
      search: async (tenantId, query, options) => ({
        ...(await bank().search(tenantId, query, options)),
        confidence: 0.4,
      }),
    };
    const { text, done } = await ask('lost card', {}, fair);
    assert.match(text, /^If I understand you right, this is about \*\*Lost card\*\*/);
    assert.equal(done.intent, 'answer');
  });

  test('suggests the nearest article if no article matches well enough for an answer', async () => {
    const weak: KnowledgeSearch = {
      search: async (tenantId, query, options) => ({
        ...(await bank().search(tenantId, query, options)),
        confidence: 0.2,
      }),
    };
    const { text, done } = await ask('lost card', {}, weak);
    assert.match(text, /nearest topic I know is \*\*Lost card\*\*/);
    assert.deepEqual(done.quickReplies.at(-1), { id: 'article:lost', label: 'Lost card' });
  });

  test('offers a hand-off if the customer asks for a person', async () => {
    for (const text of ['can I talk to somebody', '转人工']) {
      const { done } = await ask(text);
      assert.equal(done.intent, 'hand-off');
      assert.equal(done.offerHandOff, true);
    }
  });

  test('answers greetings and thanks without a search', async () => {
    const silent: KnowledgeSearch = { search: () => Promise.reject(new Error('searched')) };
    assert.equal((await ask('hello!', {}, silent)).done.intent, 'greeting');
    assert.equal((await ask('谢谢', {}, silent)).done.intent, 'thanks');
  });

  test('apologizes to an upset customer and offers a person with the answer', async () => {
    const { text, done } = await ask('This is ridiculous!!! I lost my card, block it');
    assert.match(text, /^I am sorry/);
    assert.equal(done.intent, 'answer');
    assert.equal(done.mood, 'upset');
    assert.equal(done.offerHandOff, true);
  });

  test('searches only articles that belong to the tenant and are valid now', async () => {
    const calls: [string, SearchOptions][] = [];
    const recording: KnowledgeSearch = {
      search: (tenantId, _query, options) => {
        calls.push([tenantId, options]);
        return Promise.resolve({ articles: [], confidence: 0 });
      },
    };
    await ask('How do I exchange euros here?', { tenantId: 'tnt_9', locale: 'en-GB' }, recording);
    assert.deepEqual(calls, [['tnt_9', { locale: 'en-GB', at: new Date('2026-06-01'), limit: 4 }]]);
  });

  const odd: Readonly<Record<string, string>> = {
    empty: '',
    blank: ' \n\t',
    emoji: '🙂🎉',
    'punctuation only': '?!…',
    long: 'lost card '.repeat(1000),
    'long Chinese': '卡'.repeat(10_000),
    'right to left': 'مرحبا، فقدت بطاقتي',
    mixed: 'card 卡 بطاقة 🙂',
    'lone surrogate': 'card \uD83D',
    'NUL character': '\u0000',
    markup: '<script>alert(1)</script>',
  };
  for (const [name, text] of Object.entries(odd)) {
    test(`answers a message with odd text: ${name}`, async () => {
      const { done, text: answer } = await ask(text);
      assert.ok(answer.length > 0);
      assert.ok(done.confidence >= 0 && done.confidence <= 1);
    });
  }

  test('accepts unknown and malformed locales', async () => {
    for (const locale of ['', 'xx_!!', 'fr-FR']) {
      assert.equal((await ask('lost card, block it', { locale })).done.intent, 'answer');
    }
  });

  test('stops the answer as soon as the signal aborts', async () => {
    const controller = new AbortController();
    const question = {
      tenantId: 'tnt_1',
      conversationId: 'cnv_1',
      locale: 'en',
      text: 'lost card',
      history: [],
      now: new Date('2026-06-01'),
    };
    const answer = assistantOver(bank()).answer(question, { signal: controller.signal });
    let pieces = 0;
    await assert.rejects(async () => {
      for await (const chunk of createAborting(answer, controller))
        pieces += chunk.type === 'text' ? 1 : 0;
    }, /gone/);
    assert.equal(pieces, 1);
  });

  test('refuses a threshold outside 0 to 1', () => {
    for (const threshold of [-0.1, 1.1, Number.NaN]) {
      assert.throws(() => createKnowledgeAssistant({ search: bank(), threshold }), RangeError);
    }
  });
});

async function* createAborting<T>(
  source: AsyncIterable<T>,
  controller: AbortController,
): AsyncGenerator<T> {
  for await (const each of source) {
    yield each;
    controller.abort(new Error('gone'));
  }
}
