/**
 * Checks in the manifests that packages depend on allowed packages only, and that every package is either published or
 * private. `check-imports.ts` checks the imports.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { arrows } from './lib/import-rules.ts';
import { packageNames, root } from './lib/packages.ts';

interface Manifest {
  readonly private?: true;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const readManifest = (file: string) =>
  JSON.parse(readFileSync(join(root, file), 'utf8')) as Manifest;
const problems: string[] = [];

for (const name of packageNames) {
  const file = `packages/${name}/package.json`;
  const allowed = arrows[name].map((other) => `@tellerkit/${other}`);
  for (const dependency of Object.keys(readManifest(file).dependencies ?? {})) {
    if (!dependency.startsWith('@tellerkit/') || allowed.includes(dependency)) continue;
    problems.push(`${file} must not depend on \`${dependency}\`. Remove the dependency.`);
  }
}

for (const file of globSync('packages/*/package.json', { cwd: root })) {
  const name = file.split('/')[1] ?? '';
  const ships = packageNames.some((shipped) => shipped === name);
  if (ships !== (readManifest(file).private === true)) continue;
  problems.push(
    `${file}: either list the package in scripts/lib/packages.ts, or set \`private\` to true, but not both.`,
  );
}

for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
