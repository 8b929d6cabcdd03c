/**
 * The arrows between packages, as far as ESLint's boundaries cannot see them: what the manifests declare, that a
 * package ships or is private, and that examples are consumers, which import the packages by name and use nothing else.
 */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { packageNames, root } from './lib/packages.ts';

const arrows: Record<(typeof packageNames)[number], readonly string[]> = {
  contract: [],
  sdk: ['@tellerkit/contract'],
  service: ['@tellerkit/contract'],
  components: ['@tellerkit/sdk'],
};
const problems: string[] = [];

for (const name of packageNames) {
  const manifest = JSON.parse(
    readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'),
  ) as { dependencies?: Record<string, string> };
  for (const dependency of Object.keys(manifest.dependencies ?? {})) {
    if (!dependency.startsWith('@tellerkit/') || arrows[name].includes(dependency)) continue;
    problems.push(`packages/${name}/package.json depends on ${dependency}: remove it.`);
  }
}

for (const file of globSync('packages/*/package.json', { cwd: root })) {
  const name = file.split('/')[1] ?? '';
  const manifest = JSON.parse(readFileSync(join(root, file), 'utf8')) as { private?: true };
  if (packageNames.some((shipped) => shipped === name) !== (manifest.private === true)) continue;
  problems.push(`${file}: name what ships in scripts/lib/packages.ts; make all else private.`);
}

const examples = join(root, 'examples');
const files = existsSync(examples)
  ? globSync('*/**/*.{ts,js,mjs}', { cwd: examples, exclude: ['**/node_modules', '**/dist'] })
  : [];
for (const file of files) {
  const text = readFileSync(join(examples, file), 'utf8');
  const home = join(examples, file.split('/')[0] ?? '');
  for (const [, path = ''] of text.matchAll(/(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']*)'/g)) {
    const target = resolve(examples, dirname(file), path);
    if (!relative(home, target).startsWith('..')) continue;
    problems.push(`examples/${file} imports ${path}: import a package by its name.`);
  }
}

for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
