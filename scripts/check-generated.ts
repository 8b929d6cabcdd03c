/** What generators write is up to date. An outdated file is written anew: it only wants a commit. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/packages.ts';

const generators = [
  {
    script: 'packages/contract/scripts/generate.ts',
    files: [
      'packages/contract/src/generated',
      'packages/contract/src/wire/generated',
      'packages/contract/src/index.ts',
      'packages/contract/src/wire/index.ts',
      'packages/contract/src/openapi/index.ts',
      'packages/contract/openapi.json',
    ],
  },
  {
    script: 'scripts/tokens.ts',
    files: ['packages/components/src/theme/theme-sheet.ts', 'packages/components/tokens.json'],
  },
];

/** The text of a file, or of all files of a folder. */
function read(path: string): string {
  const whole = join(root, path);
  if (!existsSync(whole)) return '';
  if (!statSync(whole).isDirectory()) return readFileSync(whole, 'utf8');
  return readdirSync(whole)
    .sort()
    .map((name) => `${name}\n${readFileSync(join(whole, name), 'utf8')}`)
    .join('\n');
}

for (const { script, files } of generators) {
  const before = files.map(read);
  const run = spawnSync(process.execPath, ['--conditions=source', script], {
    cwd: root,
    stdio: 'inherit',
  });
  if (run.status !== 0) process.exitCode = 1;
  for (const [index, file] of files.entries()) {
    if (read(file) === before[index]) continue;
    console.error(`${file} was out of date; ${script} has written it. Commit it.`);
    process.exitCode = 1;
  }
}
