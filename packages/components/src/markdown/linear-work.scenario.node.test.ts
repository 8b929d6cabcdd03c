import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { openStepCounter } from '@tellerkit/tooling/step-counter';

const counter = await openStepCounter('/components/src/markdown/', async () => ({
  ...(await import('./blocks.ts')),
  ...(await import('./once.ts')),
  ...(await import('./stream.ts')),
}));
after(() => counter.close());

/** Builds a text of about `length` characters. */
type Shape = (length: number) => string;

const fill =
  (part: string, end = ''): Shape =>
  (length) =>
    part.repeat(length / part.length) + end;

/** Builds a text whose first part repeats as often as its last part, such as opening and closing marks. */
const around =
  (first: string, middle: string, last: string): Shape =>
  (length) => {
    const times = length / (first.length + last.length);
    return first.repeat(times) + middle + last.repeat(times);
  };

/** Builds lines of which each is longer than the line before. */
const stairs =
  (line: (number: number) => string): Shape =>
  (length) =>
    Array.from({ length: Math.sqrt(2 * length) }, (_, number) => line(number)).join('\n');

/** Steps at twice and four times the length may be at most this multiple of the steps at half of that length. */
const highestGrowth = 2.2;

async function assertLinear(shape: Shape, length = 600): Promise<void> {
  const steps: number[] = [];
  for (const size of [length, 2 * length, 4 * length]) {
    const text = shape(size);
    steps.push(await counter.count(({ lexMarkdown }) => lexMarkdown(text)));
  }
  for (const [index, count] of steps.slice(1).entries()) {
    const before = steps[index] ?? 0;
    assert.ok(count <= highestGrowth * before, `${steps.join(', ')} steps`);
  }
}

// prettier-ignore
const units = [
  '*', '**', '_', '`', '[', ']', '![', '](', ')', '(', '<', '>', '&', '\\', '|', '#', '-', '~', ' ', '\t', '\n', '"', "'",
  '> ', '- ', '* ', '1. ', '**a', '*a ', '_a ', 'a* ', '*a_ ', 'a**b', '***a', '[a](', '[](', '[](\t', '[]( ', '[a]',
  '[*a', '[[]', '[a](x', '[a](x ', '[a](<', '[a](b "', "[a](b '", '[a](b "c" ', '[a](b "c" [a](b \'', '[a](()', '[a](x)',
  '`a', '``a`', '` ', '`a ', 'http://', '<http://', 'http://@', 'https://a.b ', 'https://a....', 'mailto:', 'tel:)', 'tel:*',
  '- a\n', '> a\n', '1. a\n\n', '- a\n\n\n', '> - a\n', '> > > > > > > > > ', '- - - - - - - - - ', '|a', '|-|\n', 'a|b\n-|-\n',
  '|a|\n', '\\|', '```\n', '~~~\n', '```a', '*[a](https://b.c)', '# a\n', '# a #', '\\*', '* * a\n', '> - ', '|\n|-', ' |',
  '&amp;', '[a]: b\n', '[^1]', '<!--', '<a ', '\ud83d', '\r\n', '\u2028', '\u00a0', '。', '：',
];

/** Ends of a text. They keep it from being trimmed, and complete or refuse the construct before them. */
const endings = ['', 'x', ']', '"'];

describe('the work of lexMarkdown doubles at most with the length of', () => {
  for (const unit of units)
    test(`repeated ${JSON.stringify(unit)}`, async () => {
      for (const end of endings) await assertLinear(fill(unit, end));
    });

  const shapes: Readonly<Record<string, Shape>> = {
    'spaces after the opening parenthesis of a link': (n) => `[](${' '.repeat(n)}]`,
    'spaces after the address of a link': (n) => `[a](b${' '.repeat(n)}]`,
    'spaces after the title of a link': (n) => `[a](b "c"${' '.repeat(n)}]`,
    'spaces before the line break in a link': (n) => `[](${' '.repeat(n)}\nx`,
    'a link with an open address': (n) => `[a](<${'b'.repeat(n)} x`,
    'parentheses in parentheses of an address': around('[a](', 'b', ')'),
    'pairs of parentheses in an address': (n) => `[a](${'(b)'.repeat(n / 3)} x`,
    'a code span that begins with a space': (n) => `\` ${'a'.repeat(n)}\``,
    'a code span of words': (n) => `\` ${'a '.repeat(n / 2)}b\``,
    'a code span of spaces': (n) => `\`${' '.repeat(n)}\`x`,
    'emphasis in emphasis': around('*a ', '', 'b* '),
    'strong text in emphasis': around('*a **b ', '', 'c** d* '),
    'a mark under many other marks': around('_a *b ', '', 'c* d_ '),
    'brackets in brackets': around('[', 'a', '](https://b.c)'),
    'brackets that lead nowhere': around('[', 'a', '](x)'),
    'brackets over stars': (n) => '['.repeat(n / 3) + '*a '.repeat(n / 9) + ']'.repeat(n / 3),
    'images in links': around('[![a', '', '](https://b.c)](https://b.c)'),
    'addresses in angle brackets': around('<https://', 'a', '>'),
    'lists in lists': stairs((number) => `${' '.repeat(number)}- a`),
    'quotes in quotes': stairs((number) => `${'>'.repeat(number)} a`),
    'code fences, each longer': stairs((number) => '`'.repeat(number)),
    'runs of backticks, each longer': (n) =>
      stairs((number) => '`'.repeat(number))(n).replaceAll('\n', ' '),
    'tables, each wider': stairs((number) => `${'|a'.repeat(number)}\n${'|-'.repeat(number)}`),
    'a list and blank lines': (n) => `- a${'\n'.repeat(n)}x`,
    'a list and indented blank lines': (n) => `- a\n${'  \n'.repeat(n / 3)}  x`,
    'spaces within a rule': (n) => `*${' '.repeat(n / 2)}*${' '.repeat(n / 2)}x`,
    'spaces before a line break': (n) => `a${' '.repeat(n)}b\nc`,
    'lines of spaces': (n) => `a${`${' '.repeat(40)}\n`.repeat(n / 41)}`,
    'a wide table': (n) => `${'|a'.repeat(n / 4)}\n${'|-'.repeat(n / 4)}`,
    'a table of empty cells': (n) => `|a|\n|-|\n${`${'|'.repeat(60)}\n`.repeat(n / 61)}`,
    'spaces in a cell': (n) => `|a|\n|-|\n|${' '.repeat(n)}x`,
    'a heading of number signs': (n) => `# a${'#'.repeat(n)}x`,
    'dots after an address': (n) => `http://a${'.'.repeat(n)}a`,
    'parentheses after an address': (n) => `http://a${'('.repeat(n / 2)}${')'.repeat(n / 2)}`,
    'an open code fence': (n) => `\`\`\`\n${'a\n'.repeat(n / 2)}`,
    'an open code fence in a list': (n) => `- \`\`\`\n${'  ``\n'.repeat(n / 5)}`,
  };
  for (const [name, shape] of Object.entries(shapes)) test(name, () => assertLinear(shape));
});

/** Creates a seeded random generator, so that a failure can be reproduced. */
function randoms(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}

test('the work of lexMarkdown doubles at most with the length of repeated random markup', async () => {
  for (let seed = 1; seed <= 120; seed++) {
    const random = randoms(seed);
    const pick = () => units[Math.floor(random() * units.length)] ?? '';
    const part = () => Array.from({ length: 1 + Math.floor(random() * 3) }, pick).join('');
    const shape = random() < 0.5 ? fill(part(), part()) : around(part(), pick(), part());
    try {
      await assertLinear(shape, 400);
    } catch (error) {
      throw new Error(`seed ${seed}: ${JSON.stringify(shape(60))}`, { cause: error });
    }
  }
});

test('lexMarkdown keeps deeply nested markup as text to limit recursion', () => {
  const depth = (value: unknown): number =>
    typeof value === 'object' && value !== null
      ? 1 + Math.max(0, ...Object.values(value).map(depth))
      : 0;
  const { lexMarkdown } = counter.subject;
  const lists = stairs((number) => `${' '.repeat(number)}- a`)(100_000);
  const quotes = stairs((number) => `${'>'.repeat(number)} a`)(100_000);
  for (const text of [lists, quotes, fill('> - ')(100_000)])
    assert.ok(depth(lexMarkdown(text).slice(0, 40)) < 60);
  assert.ok(depth(lexMarkdown(around('*a ', '', 'b* ')(100_000)).slice(0, 1)) < 30);
});

test('MarkdownStream parses each finished block once while the answer grows', async () => {
  const paragraph = 'A paragraph of **some** words with a [link](https://b.cn/c).\n\n';
  const steps: number[] = [];
  for (const paragraphs of [40, 80, 160]) {
    const answer = paragraph.repeat(paragraphs);
    steps.push(
      await counter.count(({ MarkdownStream }) => {
        const stream = new MarkdownStream();
        for (let at = 0; at < answer.length; at += 20) {
          stream.append(answer.slice(at, at + 20));
          assert.ok(stream.blocks.length >= 0);
        }
      }),
    );
  }
  const [few = 0, more = 0, most = 0] = steps;
  assert.ok(more <= highestGrowth * few && most <= highestGrowth * more, steps.join(', '));
});

test('lexOnce parses a content block once, however often the block is drawn', async () => {
  const block = { type: 'markdown', text: '**Fees**\n\n| a |\n|---|\n| b |\n'.repeat(40) };
  const first = await counter.count(({ lexOnce }) => lexOnce(block));
  const again = await counter.count(({ lexOnce }) => {
    for (let render = 0; render < 100; render++) lexOnce(block);
  });
  assert.ok(again < first / 4, `${again} steps after ${first}`);
  assert.equal(counter.subject.lexOnce(block), counter.subject.lexOnce(block));
  assert.notEqual(counter.subject.lexOnce({ ...block }), counter.subject.lexOnce(block));
});
