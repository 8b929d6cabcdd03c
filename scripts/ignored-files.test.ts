import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { ESLint } from 'eslint';
import { getFileInfo } from 'prettier';
import { root } from './lib/packages.ts';

const folders = readFileSync(join(root, '.gitignore'), 'utf8')
  .split('\n')
  .filter((line) => line.endsWith('/'));

describe('generated and local files', () => {
  const eslint = new ESLint({ cwd: root });
  for (const folder of folders) {
    const file = join(root, folder, 'local.ts');
    test(`are ignored by Prettier in ${folder}`, async () => {
      const ignorePath = ['.gitignore', '.prettierignore'].map((name) => join(root, name));
      assert.equal((await getFileInfo(file, { ignorePath })).ignored, true);
    });
    test(`are ignored by ESLint in ${folder}`, async () => {
      assert.equal(await eslint.isPathIgnored(file), true);
    });
  }
});
