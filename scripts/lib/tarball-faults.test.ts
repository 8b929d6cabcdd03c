import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { tarballFaults } from './tarball-faults.ts';

/** Returns the faults of a package that packs these files. */
function faultsOf(context: TestContext, files: Readonly<Record<string, string>>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'tellerkit-tarball-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const all = { 'package.json': '{ "dependencies": { "lit": "*" } }', ...files };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const entries = [{ specifier: '.', stem: 'index' }];
  const pkg = { name: '@tellerkit/it', version: '1.0.0', folder, entries, commands: [] };
  return tarballFaults(pkg, Object.keys(all));
}

test('tarballFaults accepts an entry with all its imports', (context) => {
  const faults = faultsOf(context, {
    'README.md': '',
    'src/index.ts': "import 'node:fs'; import 'lit/x.js'; export { a } from './a.ts';",
    'src/a.ts': 'export const a = 1;',
    'dist/index.js': "export { a } from './a.js';",
    'dist/a.js': 'export const a = 1;',
    'dist/a.js.map': '',
    'dist/index.d.ts': '/// <reference path="./web.d.ts" />\nexport type { A } from "./a.js";',
    'dist/web.d.ts': 'interface Request {}',
    'dist/a.d.ts': 'export type A = 1;',
    'dist/cdn/bundle.js': '',
  });
  assert.deepEqual(faults, []);
});

test('tarballFaults reports each private folder once, and each file that imports from it', (context) => {
  const faults = faultsOf(context, {
    'src/index.ts': "import './a/testing/one.ts';",
    'src/a/testing/one.ts': '',
    'src/a/testing/two.ts': '',
    'src/index.test.ts': '',
  });
  assert.deepEqual(faults, [
    'src/a/testing/ is private. Move it, or exclude it in `files`.',
    'src/index.test.ts is private. Move it, or exclude it in `files`.',
    'src/index.ts imports ./a/testing/one.ts, which is private. Move the imported code out of that file.',
  ]);
});

test('tarballFaults reports a file that no entry reaches', (context) => {
  const faults = faultsOf(context, { 'src/index.ts': '', 'src/tool.ts': '' });
  assert.deepEqual(faults, [
    'src/tool.ts is not reached by any entry. Move it out of src/, or exclude it in `files`.',
  ]);
});

test('tarballFaults reports an import that a consumer cannot resolve', (context) => {
  const faults = faultsOf(context, {
    'src/index.ts': "import type { A } from './a.ts'; import '@tellerkit/tooling/counts';",
  });
  assert.deepEqual(faults, [
    'src/index.ts imports ./a.ts, which is not packed. Import only packed files.',
    'src/index.ts imports @tellerkit/tooling/counts, whose package is no dependency. Add the package to `dependencies`.',
  ]);
});
