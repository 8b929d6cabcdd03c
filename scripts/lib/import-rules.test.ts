import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { describe, test } from 'node:test';
import { cruiseImports } from './cruise-imports.ts';

/** Returns the rules that an `import type` from one file to another breaks. */
async function rulesBroken(from: string, to: string): Promise<readonly string[]> {
  const root = mkdtempSync(join(tmpdir(), 'imports-'));
  try {
    for (const file of [from, to]) mkdirSync(join(root, dirname(file)), { recursive: true });
    const specifier = relative(dirname(from), to).replace(/^(?!\.)/, './');
    writeFileSync(join(root, to), 'export interface Thing {}\n');
    writeFileSync(
      join(root, from),
      `import type { Thing } from '${specifier}';\nexport type A = Thing;\n`,
    );
    const { summary } = await cruiseImports(root, [from]);
    return summary.violations.map(({ rule }) => rule.name).sort();
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

describe('the import rules', () => {
  const service = 'packages/service/src';

  test('reject a layer that imports a higher layer', async () => {
    const broken = await rulesBroken(`${service}/store/a.ts`, `${service}/platform/b.ts`);
    assert.deepEqual(broken, ['store imports']);
  });

  test('allow a layer to import a lower layer', async () => {
    const broken = await rulesBroken(`${service}/domain/a.ts`, `${service}/store/b.ts`);
    assert.deepEqual(broken, []);
  });

  test('reject a package that imports another package by path', async () => {
    const broken = await rulesBroken('packages/sdk/src/a.ts', 'packages/components/src/b.ts');
    assert.deepEqual(broken, ['imports by name', 'sdk imports']);
  });

  test('reject a test of an example that imports a package by path', async () => {
    const broken = await rulesBroken('examples/bank/e2e/a.test.ts', 'packages/sdk/src/b.ts');
    assert.deepEqual(broken, ['examples import by name']);
  });

  test('reject a test of an example that imports another example', async () => {
    const broken = await rulesBroken('examples/bank/src/a.test.ts', 'examples/shop/src/b.ts');
    assert.deepEqual(broken, ['examples import by name']);
  });

  test('allow a test of an example to import the files of the example', async () => {
    const broken = await rulesBroken('examples/bank/e2e/a.test.ts', 'examples/bank/src/b.ts');
    assert.deepEqual(broken, []);
  });

  for (const from of [
    'packages/bench/src/a.ts',
    'packages/contract/scripts/a.ts',
    'packages/sdk/src/a.test.ts',
    'examples/bank/e2e/a.test.ts',
  ]) {
    test(`reject an import of a file in scripts/ by ${from}`, async () => {
      const broken = await rulesBroken(from, 'scripts/lib/b.ts');
      assert.deepEqual(broken, ['imports of scripts']);
    });
  }

  test('reject shipped code that imports a test tool', async () => {
    const broken = await rulesBroken('packages/sdk/src/a.ts', 'packages/sdk/src/testing/b.ts');
    assert.deepEqual(broken, ['shipped code imports tests']);
  });

  test('allow a test to import a test tool', async () => {
    const broken = await rulesBroken('packages/sdk/src/a.test.ts', 'packages/sdk/src/testing/b.ts');
    assert.deepEqual(broken, []);
  });
});
