import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Block } from './ast.ts';
import { lexMarkdown } from './blocks.ts';
import { MarkdownStream } from './stream.ts';

const answer = `# Cards
To **block** a card, do *one* of these:

1. Open the app
   - tap \`Cards\`
   - then **Block**

2. Call [95588](tel:95588) or see https://bank.cn/help.

> Your money is safe.
> > Really.

| Card | Fee |
|:-----|----:|
| Gold | 0 |
| Platinum | 10 |

Before
| a |
|---|
| b |

\`\`\`
CODE
---
\`\`\`
---
Last **bold _line_ here**, 6222 **** 1234
- x
1. y
#no heading
# yes`;

function chunks(text: string, sizes: () => number): string[] {
  const parts: string[] = [];
  for (let at = 0; at < text.length;) {
    const size = sizes();
    parts.push(text.slice(at, at + size));
    at += size;
  }
  return parts;
}

/** Creates a seeded random generator, so that a failure can be reproduced. */
function randoms(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}

const textOf = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(textOf).join('');
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value)
    .map(([key, part]) => (key === 'text' ? String(part) : textOf(part)))
    .join('');
};

const shown = (text: string): readonly Block[] => {
  const stream = new MarkdownStream();
  stream.append(text);
  return stream.blocks;
};

describe('MarkdownStream', () => {
  test('returns the same blocks for chunks of any length as for the complete text', () => {
    const whole = lexMarkdown(answer);
    for (let seed = 1; seed <= 200; seed++) {
      const random = randoms(seed);
      const stream = new MarkdownStream();
      for (const part of chunks(answer, () => 1 + Math.floor(random() * 12))) {
        stream.append(part);
        if (random() < 0.7) assert.ok(stream.blocks);
      }
      stream.close();
      assert.deepEqual(stream.blocks, whole, `seed ${String(seed)}`);
    }
  });

  test('returns the same blocks for chunks of random markup as for the complete markup', () => {
    const alphabet = [
      '*',
      '_',
      '`',
      '[',
      '](',
      ')',
      '\n',
      '\n\n',
      '- ',
      '1. ',
      '> ',
      '|',
      '|-|',
      '#',
      ' ',
      'a',
      'b',
      'https://c.d',
      '\\',
      '~~~',
      '```\n',
      '<',
      '\r\n',
      '  ',
    ];
    for (let seed = 1; seed <= 400; seed++) {
      const random = randoms(seed);
      const pick = () => alphabet[Math.floor(random() * alphabet.length)] ?? '';
      const text = Array.from({ length: 40 }, pick).join('');
      const stream = new MarkdownStream();
      for (const part of chunks(text, () => 1 + Math.floor(random() * 4))) {
        stream.append(part);
        assert.ok(stream.blocks);
      }
      stream.close();
      assert.deepEqual(stream.blocks, lexMarkdown(text), JSON.stringify(text));
    }
  });

  test('returns the same objects for finished blocks after more text is appended', () => {
    const stream = new MarkdownStream();
    stream.append('one\n\ntwo\n\nthree\n');
    const before = stream.blocks;
    stream.append('goes on\n\nfour\n');
    const after = stream.blocks;
    stream.close();
    assert.equal(after.length, 4);
    assert.equal(after[0], before[0]);
    assert.equal(after[1], before[1]);
    assert.notEqual(after[2], before[2]);
    assert.equal(stream.blocks[2], after[2]);
  });

  test('never replaces a finished block while the text grows', () => {
    const stream = new MarkdownStream();
    const seen = new Map<number, Block>();
    for (const char of answer) {
      stream.append(char);
      const { blocks } = stream;
      for (const [index, block] of seen) assert.equal(blocks[index], block);
      blocks.slice(0, -2).forEach((block, index) => seen.set(index, block));
    }
    assert.ok(seen.size > 8);
  });

  test('returns the same blocks until text is appended', () => {
    const stream = new MarkdownStream();
    stream.append('one **two');
    assert.equal(stream.blocks[0], stream.blocks[0]);
  });

  test('throws if text is appended after close()', () => {
    const stream = new MarkdownStream();
    stream.close();
    stream.close();
    assert.deepEqual(stream.blocks, []);
    assert.throws(() => {
      stream.append('x');
    }, TypeError);
  });
});

describe('the unfinished tail of a MarkdownStream', () => {
  const cases: Readonly<Record<string, string>> = {
    'Pay **by': 'Pay by',
    'Pay **by*': 'Pay by',
    'Pay **': 'Pay ',
    'Pay `co': 'Pay co',
    'Pay `': 'Pay ',
    'See [the fe': 'See the fe',
    'See [the fees]': 'See the fees',
    'See [the fees](https://bank.cn/fe': 'See the fees',
    'See [the fees](https://bank.cn/fees "Al': 'See the fees',
    'See <https://ba': 'See https://ba',
    'x\\': 'x',
    'Fees:\n|': 'Fees:',
    'Fees:\n| a | b |\n|-': 'Fees:ab',
    'Steps:\n-': 'Steps:',
    'Steps:\n1': 'Steps:',
    'Steps:\n- a\n- ': 'Steps:a',
    'Code:\n```\nx\n``': 'Code:x',
    '#': '',
    '> ': '',
  };
  for (const [text, expected] of Object.entries(cases))
    test(`shows the Markdown ${JSON.stringify(text)} as the text ${JSON.stringify(expected)}`, () => {
      assert.equal(textOf(shown(text)).trimEnd(), expected.trimEnd());
    });

  test('shows an incomplete address as text, not as a link', () => {
    for (const text of ['see https://bank.cn/hel', '[a](https://bank.cn/hel', '<https://bank.cn'])
      assert.ok(!JSON.stringify(shown(text)).includes('"link"'), text);
    assert.ok(JSON.stringify(shown('see https://bank.cn/help and')).includes('"link"'));
  });

  test('shows no unfinished markup, even if the answer ends at any character', () => {
    const marks = /[*_`[\]()#>|\\:-]/;
    for (let at = 1; at < answer.length; at++) {
      const text = textOf(shown(answer.slice(0, at)));
      assert.ok(!/\]\(|\*\*[a-z]|tel:/i.test(text), `${String(at)}: ${text.slice(-40)}`);
      assert.ok(!marks.test(text.slice(0, 8)), text.slice(0, 8));
    }
  });
});
