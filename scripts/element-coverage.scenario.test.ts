import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { readPackage } from './lib/packages.ts';

const { folder, entries } = readPackage('components');
const read = (path: string) => readFileSync(join(folder, 'src', path), 'utf8');

describe('elements', () => {
  for (const name of globSync('*/define.ts', { cwd: join(folder, 'src') }).map(dirname))
    test(`${name} has entries, a definition, a loader source and a test`, () => {
      for (const specifier of [`./${name}`, `./${name}/define`])
        assert.ok(
          entries.some((entry) => entry.specifier === specifier),
          `add \`${specifier}\` to \`exports\` in packages/components/package.json`,
        );
      assert.ok(
        read('define.ts').includes(`import './${name}/define.ts';`),
        `import \`./${name}/define.ts\` in packages/components/src/define.ts`,
      );
      assert.ok(
        read('loader/index.ts').includes(`'${tagOf(name)}': () => import('../${name}/define.ts'),`),
        `add \`${tagOf(name)}\` to \`sources\` in packages/components/src/loader/index.ts`,
      );
      assert.ok(
        existsSync(join(folder, 'src', name, `${name}.test.ts`)),
        `test the element in packages/components/src/${name}/${name}.test.ts`,
      );
    });
});

/** Reads the tag that an element's `define.ts` registers. */
function tagOf(name: string): string {
  const tag = /defineElement\('([^']+)'/.exec(read(`${name}/define.ts`))?.[1];
  assert.ok(tag, `register a tag in packages/components/src/${name}/define.ts`);
  return tag;
}
