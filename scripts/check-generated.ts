/** What generators write is up to date. An outdated file is written anew: it only wants a commit. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/packages.ts';

const generators = [
  {
    script: 'packages/contract/scripts/generate-openapi.ts',
    files: ['packages/contract/openapi.json'],
  },
  {
    script: 'packages/contract/scripts/generate-wire.ts',
    files: ['packages/contract/src/wire/generated/endpoints.ts'],
  },
  {
    script: 'scripts/tokens.ts',
    files: ['packages/components/src/theme/theme-sheet.ts', 'packages/components/tokens.json'],
  },
];

const read = (file: string) =>
  existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : '';

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
