import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lexMarkdown } from './blocks.ts';
import { MarkdownStream } from './stream.ts';

const size = 100_000;
const fill = (part: string): string => part.repeat(Math.ceil(size / part.length));

// prettier-ignore
const units = [
  '*', '_', '`', '[', ']', '![', '](', '<', '&', '\\', '|', '#', '-', '>', '~', '(', '\n', '\t',
  '> ', '- ', '* ', '1. ', '**a', '*a ', '_a ', 'a* ', '*a_ ', 'a**b', '***a', '[a](', '[](', '[a]',
  '[*a', '[[]', '[a](x', '[a](<', '[a](b "', "[a](b '", '`a', '``a`', 'http://', '<http://',
  'https://a.b ', 'https://a....', '- a\n', '> a\n', '1. a\n\n', '|a', '|-|\n', 'a|b\n-|-\n', '```\n',
  '*[a](https://b.c)', '# a\n', '\\*', '- - ', '* * a\n', '> - ', '|\n|-', ' |', '\ud83d',
];

const shapes: Readonly<Record<string, string>> = {
  'emphasis in emphasis': '*a '.repeat(size / 6) + 'b* '.repeat(size / 6),
  'a mark under many other marks': '_a *b '.repeat(size / 12) + 'c* d_ '.repeat(size / 12),
  'brackets in brackets': '['.repeat(size / 6) + 'a' + '](https://b.c)'.repeat(size / 20),
  'brackets that lead nowhere': '['.repeat(size / 6) + 'a' + '](x)'.repeat(size / 6),
  'brackets over stars': '['.repeat(size / 3) + '*a '.repeat(size / 9) + ']'.repeat(size / 3),
  'runs of backticks, each longer': Array.from({ length: 440 }, (_, n) => '`'.repeat(n)).join(' '),
  'lists in lists': Array.from({ length: 440 }, (_, n) => `${' '.repeat(n)}- a`).join('\n'),
  'quotes in quotes': Array.from({ length: 440 }, (_, n) => `${'>'.repeat(n)} a`).join('\n'),
  'a list and blank lines': `- a\n${'\n'.repeat(size)}x`,
  'items and blank lines': `- a${'\n'.repeat(20)}`.repeat(size / 23),
  'spaces within a rule': `*${' '.repeat(size / 2)}*${' '.repeat(size / 2)}x`,
  'spaces after a link': `[a](b${' '.repeat(size)}`,
  'a wide table': `${'|a'.repeat(size / 4)}\n${'|-'.repeat(size / 4)}`,
  'dots after an address': `http://a${'.'.repeat(size)}a`,
};

/** Limits processor time, so that other work on the machine does not count. Quadratic work takes minutes. */
function assertQuick(work: () => unknown): void {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  const ms = (user + system) / 1000;
  assert.ok(ms < 1000, `${ms.toFixed(0)} ms`);
}

describe('the run time of lexMarkdown', () => {
  for (const unit of units)
    test(`stays below one second for 100 KB of ${JSON.stringify(unit)}`, () => {
      assertQuick(() => lexMarkdown(fill(unit)));
    });
  for (const [name, text] of Object.entries(shapes))
    test(`stays below one second for 100 KB of ${name}`, () => {
      assertQuick(() => lexMarkdown(text));
    });
});

test('lexMarkdown keeps deeply nested markup as text to limit recursion', () => {
  const depth = (value: unknown): number =>
    typeof value === 'object' && value !== null
      ? 1 + Math.max(0, ...Object.values(value).map(depth))
      : 0;
  for (const text of [shapes['lists in lists'], shapes['quotes in quotes'], fill('> - ')])
    assert.ok(depth(lexMarkdown(text ?? '').slice(0, 40)) < 60);
  assert.ok(depth(lexMarkdown(shapes['emphasis in emphasis'] ?? '').slice(0, 1)) < 30);
});

test('MarkdownStream reads a long answer in linear time', () => {
  const answer = 'A paragraph of **some** words with a [link](https://b.cn/c).\n\n'.repeat(1600);
  assertQuick(() => {
    const stream = new MarkdownStream();
    for (let at = 0; at < answer.length; at += 20) {
      stream.append(answer.slice(at, at + 20));
      assert.ok(stream.blocks.length >= 0);
    }
  });
});
