/** Checks that generated files are up to date. Writes outdated files again, so that they only need a commit. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { generators } from './lib/generators.ts';
import { root } from './lib/packages.ts';
import { runGenerator } from './lib/run-generator.ts';

/** Reads a file, or all files of a folder as one text. */
function read(path: string): string {
  const target = join(root, path);
  if (!existsSync(target)) return '';
  if (!statSync(target).isDirectory()) return readFileSync(target, 'utf8');
  return readdirSync(target)
    .sort()
    .map((name) => `${name}\n${readFileSync(join(target, name), 'utf8')}`)
    .join('\n');
}

for (const generator of generators) {
  const { script, files } = generator;
  const before = files.map(read);
  if (!runGenerator(generator)) process.exitCode = 1;
  for (const [index, file] of files.entries()) {
    if (read(file) === before[index]) continue;
    console.error(
      `The generated file ${file} was out of date. ${script} has written the file again: commit it.`,
    );
    process.exitCode = 1;
  }
}
