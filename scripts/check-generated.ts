/** What generators write is up to date. An outdated file is written anew: it only wants a commit. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { generators } from './lib/generators.ts';
import { root } from './lib/packages.ts';
import { runGenerator } from './lib/run-generator.ts';

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

for (const generator of generators) {
  const { script, files } = generator;
  const before = files.map(read);
  if (!runGenerator(generator)) process.exitCode = 1;
  for (const [index, file] of files.entries()) {
    if (read(file) === before[index]) continue;
    console.error(`${file} was out of date; ${script} has written it. Commit it.`);
    process.exitCode = 1;
  }
}
