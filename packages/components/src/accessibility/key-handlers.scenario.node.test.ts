import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const folder = join(import.meta.dirname, '..');
const isProduct = (file: string) => !/\.(test|stories)\.ts$|testing\//.test(file);

/** Expressions that an element registers as a listener of key events, in templates and by script. */
const listeners = /@key(?:down|up|press)=\$\{([^}]+)\}|addEventListener\(\s*'key\w+',\s*([^,)]+)/g;

test('every key listener of the elements ignores keys that an input method handles', () => {
  const unguarded: string[] = [];
  let count = 0;
  for (const file of globSync('**/*.ts', { cwd: folder }).filter(isProduct)) {
    const source = readFileSync(join(folder, file), 'utf8');
    for (const [, template, script] of source.matchAll(listeners)) {
      const listener = (template ?? script ?? '').trim();
      const name = /^this\.(#?\w+)$/.exec(listener)?.[1];
      const isGuarded =
        listener.startsWith('keyHandler(') || (name && source.includes(`${name} = keyHandler(`));
      count += 1;
      if (!isGuarded) unguarded.push(`${file}: wrap \`${listener}\` with \`keyHandler\`.`);
    }
  }
  assert.deepEqual(unguarded, []);
  assert.ok(count >= 2, 'the search finds the listeners of the panel and the field');
});
