import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Block, Inline } from './ast.ts';
import { lexMarkdown } from './blocks.ts';

const brackets = { text: '', code: '`', strong: '**', emphasis: '*' } as const;

/** Writes text runs in a short form: `*a*`, `**b**`, `` `c` ``, `<href|text>`, `/` for a break. */
function runs(nodes: readonly Inline[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'break') return '/';
      if (node.type === 'link') return `<${node.href}|${runs(node.children)}>`;
      const mark = brackets[node.type];
      return mark + ('text' in node ? node.text : runs(node.children)) + mark;
    })
    .join('');
}

function short(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return `p(${runs(block.children)})`;
    case 'heading':
      return `h${String(block.level)}(${runs(block.children)})`;
    case 'code':
      return `code(${block.text})`;
    case 'quote':
      return `quote(${block.blocks.map(short).join(' ')})`;
    case 'list':
      return `list${String(block.start ?? '')}(${block.items.map((item) => item.map(short).join(' ')).join('; ')})`;
    case 'table':
      return `table[${block.alignments.join(',')}](${[block.head, ...block.rows].map((row) => row.map(runs).join(' | ')).join('; ')})`;
    case 'rule':
      return 'rule';
  }
}

const lexed = (text: string): string => lexMarkdown(text).map(short).join(' ');

const table = (cases: Readonly<Record<string, string>>) => {
  for (const [text, expected] of Object.entries(cases))
    test(`lexMarkdown reads ${JSON.stringify(text)} as ${expected || 'nothing'}`, () => {
      assert.equal(lexed(text), expected);
    });
};

describe('Markdown blocks', () => {
  table({
    '': '',
    ' \n\t\n': '',
    'a\nb\n\nc': 'p(a/b) p(c)',
    'a  \r\nb': 'p(a/b)',
    '# A #\n###### B\n####### C\n#D': 'h1(A) h6(B) p(####### C/#D)',
    '- a\n- b\n\n- c': 'list(p(a); p(b); p(c))',
    '- a\n  - b\n    - c\n- d': 'list(p(a) list(p(b) list(p(c))); p(d))',
    '- a\n* b': 'list(p(a)) list(p(b))',
    '3. a\n4. b': 'list3(p(a); p(b))',
    '1. a\n   - b\n2. c\n  - d': 'list1(p(a) list(p(b)); p(c) list(p(d)))',
    '1) a\n\n   b\n\nc': 'list1(p(a) p(b)) p(c)',
    '- a\ngoes on\n\nnot': 'list(p(a/goes on)) p(not)',
    'It was\n1986. A year': 'p(It was/1986. A year)',
    'Steps:\n1. a': 'p(Steps:) list1(p(a))',
    '-': 'list()',
    '-a\n1.b': 'p(-a/1.b)',
    '> a\n> b\n>> c\n\nd': 'quote(p(a/b) quote(p(c))) p(d)',
    '> - a\n> - b': 'quote(list(p(a); p(b)))',
    '---\n* * *\n___\n--': 'rule rule rule p(--)',
    '```js\n*a*\n\n# b\n```\nc': 'code(*a*\n\n# b) p(c)',
    '````\n```\n````': 'code(```)',
    '~~~\na': 'code(a)',
    '- a\n  ```\n  b\n  ```': 'list(p(a) code(b))',
    '```a``` b': 'p(`a` b)',
  });
});

describe('Markdown tables', () => {
  table({
    '| a | b |\n|---|:-:|\n| 1 | 2 |\n\nc': 'table[,center](a | b; 1 | 2) p(c)',
    'a|b\n:-|-:\n1|2|3\n4': 'table[start,end](a | b; 1 | 2 | 3) p(4)',
    'Fees:\n| a |\n|---|\n| x \\| y |': 'p(Fees:) table[](a; x | y)',
    '| a | b |\n|---|': 'p(| a | b |/|---|)',
    '| **a** |\n|-|\n| `b` |': 'table[](**a**; `b`)',
  });

  test('stay text if they have too many columns', () => {
    const wide = `${'|a'.repeat(30)}\n${'|-'.repeat(30)}`;
    assert.deepEqual(
      lexMarkdown(wide).map(({ type }) => type),
      ['paragraph'],
    );
  });
});

describe('text runs', () => {
  table({
    '**a** *b* __c__ _d_ ***e***': 'p(**a** *b* **c** *d* ***e***)',
    '**a *b* c**': 'p(**a *b* c**)',
    '*a **b***': 'p(*a **b***)',
    '**重要。**请看': 'p(**重要。**请看)',
    'snake_case_name 2 * 3 * 4 3*4*5': 'p(snake_case_name 2 * 3 * 4 3*4*5)',
    '6222 **** **** 1234, 138****5678 and 139****8765':
      'p(6222 **** **** 1234, 138****5678 and 139****8765)',
    '**a': 'p(**a)',
    '`a*b*` ``c`d`` `e': 'p(`a*b*` `c`d` `e)',
    '` `` `': 'p(````)',
    '\\*a\\* \\a \\': 'p(*a* \\a \\)',
    'a\\\nb': 'p(a/b)',
    '<b>x</b> <script>alert(1)</script> &lt;': 'p(<b>x</b> <script>alert(1)</script> &lt;)',
  });
});

describe('Markdown links', () => {
  table({
    '[a](https://b.cn/c?d#e "t")': 'p(<https://b.cn/c?d#e|a>)',
    '[a](<https://b.cn/(c>)': 'p(<https://b.cn/(c|a>)',
    '[a](https://b.cn/(c))': 'p(<https://b.cn/(c)|a>)',
    '[**a** b](tel:95588) [m](mailto:a@b.cn)': 'p(<tel:95588|**a** b> <mailto:a@b.cn|m>)',
    '[a]( https://b.cn ) [b] (x) [c][d]': 'p(<https://b.cn|a> [b] (x) [c][d])',
    '![alt](https://b.cn/p.png)': 'p(<https://b.cn/p.png|alt>)',
    '[[a](https://b.cn)](https://c.cn)': 'p([<https://b.cn|a>](<https://c.cn|https://c.cn>))',
    '[https://real.cn](https://other.cn)': 'p(<https://other.cn|https://real.cn>)',
    'see https://b.cn/help。谢谢': 'p(see <https://b.cn/help|https://b.cn/help>。谢谢)',
    '(https://b.cn/c_(d)).': 'p((<https://b.cn/c_(d)|https://b.cn/c_(d)>).)',
    '**https://b.cn**, <https://c.cn>':
      'p(**<https://b.cn|https://b.cn>**, <https://c.cn|https://c.cn>)',
    'xhttps://b.cn hotel:5 https://': 'p(xhttps://b.cn hotel:5 https://)',
    'tel:95588': 'p(<tel:95588|tel:95588>)',
  });

  const refused = [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://b.cn/x',
    '//b.cn',
    '/fees',
    'https:b.cn',
    'https://',
    'https://bank.cn@evil.cn',
    'https://bank.cn:x@evil.cn/',
    'https://bank.cn\\@evil.cn',
    'https://bank.cn/\u202egpj',
    'https://b\u200bank.cn',
    'tel:',
  ];
  for (const href of refused)
    test(`stay text if the address is ${JSON.stringify(href)}`, () => {
      for (const text of [`[a](${href})`, `[a](<${href}>)`, `<${href}>`, `x ${href} y`])
        assert.ok(
          !JSON.stringify(lexMarkdown(text)).includes(`"href":${JSON.stringify(href)}`),
          text,
        );
      assert.equal(lexed(`[**a** b](${href})`).includes('**a** b'), true);
    });
});
