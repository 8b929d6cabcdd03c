import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { test } from 'node:test';
import { colours } from './colours.ts';
import { designTokens } from './design-tokens.ts';
import { themeSheetModule, tokenSheetText } from './sheet-text.ts';
import { chatTokens, lengths, componentTokens, literals } from './tokens.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const stale = 'is out of date: run "node scripts/tokens.ts" and commit the result';

test('theme-sheet.ts matches the tokens', () => {
  const expected = themeSheetModule(read('base.css'));
  assert.ok(read('../src/theme/theme-sheet.ts') === expected, `theme-sheet.ts ${stale}`);
});

test('tokens.json matches the tokens', () => {
  const written: unknown = JSON.parse(read('../tokens.json'));
  assert.deepEqual(written, designTokens(), `tokens.json ${stale}`);
});

test('the theme sheet stays within 1.7 KB gzip', () => {
  const text = /css`([\s\S]*)`/.exec(read('../src/theme/theme-sheet.ts'))?.[1] ?? '';
  const bytes = gzipSync(text, { level: 9 }).length;
  assert.ok(bytes > 500 && bytes <= 1741, `${String(bytes)} bytes`);
});

test('the theme sheet declares every token that it uses', () => {
  const text = read('../src/theme/theme-sheet.ts');
  const declared = new Set(Array.from(text.matchAll(/[{;]--tk-([\w-]+):/g), ([, name]) => name));
  const used = new Set(Array.from(text.matchAll(/var\(--tk-([\w-]+)/g), ([, name]) => name));
  assert.deepEqual(
    [...used].filter((name) => !declared.has(name)),
    [],
  );
  for (const name of Object.keys({ ...colours, ...lengths, ...literals, ...componentTokens }))
    assert.ok(declared.has(name), name);
});

test('a page can set each colour, corner and font by its public name', () => {
  const text = tokenSheetText();
  for (const name of [...Object.keys(colours), 'font', 'leading', 'radius-large', 'shadow'])
    assert.ok(text.includes(`--tk-${name}:var(--teller-${name},`), name);
});

test('elder mode enlarges text from 12–24 px to 18–30 px and targets to 60 px', () => {
  const type = Object.entries(lengths).filter(([name]) => name.startsWith('type-'));
  assert.deepEqual(
    type.map(([, { px }]) => px),
    [12, 13, 15, 17, 20, 24],
  );
  assert.deepEqual(
    type.map(([, length]) => ('elder' in length ? length.elder : 0)),
    [18, 19, 21, 23, 26, 30],
  );
  assert.deepEqual([lengths.target.px, lengths.target.elder], [44, 60]);
  assert.equal(lengths['target-small'].elder, 60);
});

test('every alias in tokens.json points to a token', () => {
  const tokens = designTokens();
  const component = tokens['component'] as Record<string, { $value: unknown }>;
  assert.ok(Object.keys(chatTokens).every((name) => name in component));
  for (const { $value } of Object.values(component)) {
    const path = /^\{(.*)\}$/.exec(String($value))?.[1];
    if (path === undefined) continue;
    const target = path
      .split('.')
      .reduce<unknown>((group, name) => (group as Record<string, unknown>)[name], tokens);
    assert.ok(typeof target === 'object' && target !== null && '$value' in target, path);
  }
});
