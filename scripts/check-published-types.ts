/** Compiles the published declarations as a strict consumer without `skipLibCheck` would. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { readPackages, root } from './lib/packages.ts';

const files = readPackages().flatMap(({ folder, entries }) =>
  entries.map(({ stem }) => join(folder, 'dist', `${stem}.d.ts`)),
);
const missing = files.filter((file) => !existsSync(file));
if (missing.length > 0) {
  console.error(`${missing.join('\n')}\nThese types are missing. Run \`pnpm build\` first.`);
  process.exit(1);
}

const program = ts.createProgram(files, {
  module: ts.ModuleKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts', 'lib.dom.asynciterable.d.ts'],
  strict: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  types: ['node'],
});
// Keeps errors in the declarations of the packages, and drops those of dependencies
const diagnostics = ts
  .getPreEmitDiagnostics(program)
  .filter(({ file }) => file?.fileName.startsWith(join(root, 'packages')))
  .filter(({ file }) => !file?.fileName.includes('node_modules'));
const host = { getCanonicalFileName: (name: string) => name, getNewLine: () => '\n' };
console.error(ts.formatDiagnostics(diagnostics, { ...host, getCurrentDirectory: () => root }));
process.exitCode = diagnostics.length > 0 ? 1 : 0;
