import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lexPlain } from './addresses.ts';
import type { Inline } from './ast.ts';
import { lexInline } from './inline.ts';
import { isSafeHref } from './href.ts';

const hrefsOf = (nodes: readonly Inline[]): string[] =>
  nodes.flatMap((node) =>
    'children' in node ? [...('href' in node ? [node.href] : []), ...hrefsOf(node.children)] : [],
  );

describe('addresses', () => {
  test('are links only if they can be parsed', () => {
    for (const href of [
      'http://a:b',
      'https://[x',
      'http://256.256.256.256/',
      'https://a.b:99999/',
    ]) {
      assert.ok(!isSafeHref(href), href);
      assert.deepEqual(hrefsOf(lexInline(`[x](${href}) ${href} <${href}>`)), []);
      assert.deepEqual(hrefsOf(lexPlain(href)), []);
    }
  });

  test('end at the same character in plain text as in Markdown', () => {
    for (const text of [
      'see https://bank.example/a_b?c=d#e.',
      '(https://bank.example/x(y)) mailto:help@bank.example!',
      '请看https://bank.example/费用，或 tel:95588。',
      'https://bank@evil.example http://@http://@x',
    ])
      assert.deepEqual(hrefsOf(lexPlain(text)), hrefsOf(lexInline(text)), text);
  });

  test('keep all text around them in plain text', () => {
    const text =
      ' a https://b.example/_c_ *d*\n0800 123 4567\nhttp://a:b https://e.example/?to=https://f.example ';
    const textOf = (nodes: readonly Inline[]): string =>
      nodes
        .map((node) =>
          'children' in node ? textOf(node.children) : 'text' in node ? node.text : '',
        )
        .join('');
    assert.equal(textOf(lexPlain(text)), text);
  });

  test('include telephone numbers in emphasis, but not in code or in links', () => {
    const text = '**0800 123 4567** `0800 123 4567` [0800 123 4567](https://bank.example)';
    assert.deepEqual(hrefsOf(lexInline(text)), ['tel:08001234567', 'https://bank.example']);
  });

  test('include no telephone number that may still grow', () => {
    assert.deepEqual(hrefsOf(lexInline('call 0800 123 4567', true)), []);
    assert.deepEqual(hrefsOf(lexInline('call 0800 123 4567, or', true)), ['tel:08001234567']);
  });
});
