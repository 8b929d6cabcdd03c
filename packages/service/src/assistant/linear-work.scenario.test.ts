import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { openStepCounter } from '@tellerkit/tooling/step-counter';

const counter = await openStepCounter('/packages/service/src/', async () => ({
  ...(await import('./intent.ts')),
  ...(await import('./follow-up.ts')),
  ...(await import('./markdown-blocks.ts')),
  ...(await import('../search/passage.ts')),
  ...(await import('../search/tokenizer.ts')),
  ...(await import('../search/knowledge-index.ts')),
}));
after(() => counter.close());

type Subject = typeof counter.subject;

// prettier-ignore
const units = [
  'a', 'é', '卡', '1', ' ', '\t', '\n', '\r', '-', 'a-', 'a-b ', '!', '?', '.', '!?', '. ', 'a. ', '。', '，', ',', '[', '![', '](', '[a](',
  '#', '# ', '|', '- ', '1. ', '> ', '*', '`', '\u2028', '```\n', 'a\n', '\n\n', '\n \n', 'hi ', 'thank you ', 'talk to a ', 'not a bot ',
  '不要转', '人工', 'pin ', 'card ', 'lost card ', 'how long ', "it's ", '\uff21', '\ufdfa',
];

const { createTokenizer } = counter.subject;
const tokenizers = [createTokenizer('en'), createTokenizer('zh')];

/** Functions that read texts of customers or of the bank's articles. */
const readers: Readonly<Record<string, (text: string, subject: Subject) => unknown>> = {
  readIntent: (text, { readIntent }) => readIntent(text),
  contextOf: (text, { contextOf }) => contextOf(text, [{ role: 'customer', text }]),
  blocksOf: (text, { blocksOf }) => blocksOf(text),
  sentencesOf: (text, { sentencesOf }) => sentencesOf(text),
  lengthInWords: (text, { lengthInWords }) => lengthInWords(text),
  plainText: (text, { plainText }) => plainText(text, 160),
  'plainText of a long limit': (text, { plainText }) => plainText(text, text.length - 1),
  splitPassages: (text, { splitPassages }) => splitPassages(text),
  words: (text) => tokenizers.map((tokenizer) => tokenizer.words(text)),
  indexTerms: (text) => tokenizers.map((tokenizer) => tokenizer.indexTerms(text)),
};

describe('the work doubles at most with the length of a text in', () => {
  for (const [name, read] of Object.entries(readers))
    test(name, async () => {
      for (const unit of units)
        for (const end of ['', 'x', '\n'])
          await assertLinear((subject, text) => read(text, subject), unit, end, 300);
    });

  test('a search', async () => {
    const index = new counter.subject.KnowledgeIndex();
    for (const [number, title] of ['Lost card', 'Forgotten PIN', 'Transfer limits'].entries())
      index.put({
        id: `art_${number}`,
        tenantId: 'bank',
        slug: `article-${number}`,
        locale: 'en',
        title,
        body: `${title}: call us at once.`,
        asked: [],
        tags: [],
        url: null,
        validFrom: '2026-01-01',
        validTo: null,
      });
    for (const unit of ['pin ', 'lost card ', 'how long ', 'unknwon ', 'a', '卡', 'a-b '])
      await assertLinear(
        (_subject, text) =>
          index.search('bank', text, { locale: 'en', at: new Date('2026-11-20T09:00:00Z') }),
        unit,
        '',
        400,
      );
  });
});

async function assertLinear(
  read: (subject: Subject, text: string) => unknown,
  unit: string,
  end: string,
  length: number,
): Promise<void> {
  const steps: number[] = [];
  for (const size of [length, 2 * length, 4 * length]) {
    const text = unit.repeat(size / unit.length) + end;
    steps.push(await counter.count((subject) => read(subject, text)));
  }
  const [few = 0, more = 0, most = 0] = steps;
  const isLinear = more <= 2.2 * few && most <= 2.2 * more;
  assert.ok(isLinear, `${JSON.stringify(unit + end)}: ${steps.join(', ')} steps`);
}
