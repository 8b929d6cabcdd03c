import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { promisify } from 'node:util';
import { getFileInfo } from 'prettier';
import { root } from './lib/packages.ts';

const folders = readFileSync(join(root, '.gitignore'), 'utf8')
  .split('\n')
  .filter((line) => line.endsWith('/'));

/** Reads the configuration that ESLint prints for a file: `undefined` if ESLint ignores the file. */
async function readLintConfig(file: string): Promise<string> {
  const eslint = join(root, 'node_modules/.bin/eslint');
  const { stdout } = await promisify(execFile)(eslint, ['--print-config', file], { cwd: root });
  return stdout.trim();
}

describe('generated and local files', { concurrency: true }, () => {
  for (const folder of folders) {
    const file = join(root, folder, 'local.ts');
    test(`are ignored by Prettier in ${folder}`, async () => {
      const ignorePath = ['.gitignore', '.prettierignore'].map((name) => join(root, name));
      assert.equal((await getFileInfo(file, { ignorePath })).ignored, true);
    });
    test(`are ignored by ESLint in ${folder}`, async () => {
      assert.equal(await readLintConfig(file), 'undefined');
    });
  }
});
