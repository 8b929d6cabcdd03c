/**
 * Type-checks every example of the guides and the doc comments as a separate module. Values of the reader's
 * program are declared in lib/example-globals.d.ts. In doc comments, exports of the packages need no import.
 */
import { writeCounts } from '@tellerkit/tooling/counts';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { readExamples } from './lib/examples.ts';
import type { Example } from './lib/examples.ts';
import { readPackages, root } from './lib/packages.ts';

const folder = join(root, '.temp/examples');

/** Returns the entry of each export, by the export's name. */
function readExports(): Map<string, string> {
  const entries = new Map<string, string>();
  // The contract is absent, because examples import its types from the SDK, which re-exports them
  const packages = readPackages().filter(({ name }) => !name.endsWith('/contract'));
  for (const { folder, name } of packages) {
    const file = `${name.replace('@', '').replace('/', '-')}.entries.txt`;
    let entry = '';
    for (const line of readFileSync(join(folder, 'etc', file), 'utf8')
      .trim()
      .split('\n')) {
      if (!line.startsWith(' ')) entry = name + line.slice(1);
      else if (!entries.has(line.trim())) entries.set(line.trim(), entry);
    }
  }
  return entries;
}

/** Prints the imports that an editor would add, on one line, so that line numbers shift by one. */
function importsFor(code: string, exports: ReadonlyMap<string, string>): string {
  const identifiers = new Set(
    code.replace(/\/\/.*$|'[^']*'/gm, '').match(/(?<!\.)\b[A-Za-z]\w*\b/g),
  );
  const isDeclared = (name: string) =>
    new RegExp(
      `\\b(import|const|let) \\{[^}]*\\b${name}\\b[^}]*\\}|\\b(const|let|function|class) ${name}\\b`,
    ).test(code);
  return [...identifiers]
    .filter((name) => exports.has(name) && !isDeclared(name))
    .map((name) => `import { ${name} } from '${exports.get(name)}';`)
    .join(' ');
}

function writeExamples(examples: readonly Example[]): Map<string, Example> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const exports = readExports();
  const files = new Map<string, Example>();
  for (const [index, example] of examples.entries()) {
    const file = join(folder, `${String(index)}.ts`);
    writeFileSync(file, `${importsFor(example.code, exports)}\n${example.code}\nexport {};\n`);
    files.set(file, example);
  }
  return files;
}

const examples = readExamples();
const files = writeExamples(examples);
const config = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => readFileSync(path, 'utf8'));
const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
const program = ts.createProgram(
  [...files.keys(), join(root, 'scripts/lib/example-globals.d.ts')],
  { ...options, noUnusedLocals: false, noUnusedParameters: false, verbatimModuleSyntax: false },
);
let problems = 0;
for (const [file, example] of files) {
  const source = program.getSourceFile(file);
  for (const { messageText, start = 0 } of ts.getPreEmitDiagnostics(program, source)) {
    problems += 1;
    const line = (source?.getLineAndCharacterOfPosition(start).line ?? 1) - 1 + example.line;
    console.error(
      `${example.file}:${String(line)} ${ts.flattenDiagnosticMessageText(messageText, '\n  ')}`,
    );
  }
}
rmSync(folder, { recursive: true, force: true });
console.log(`${String(examples.length)} examples checked`);
if (problems > 0)
  console.error(
    'Fix the example, or declare the missing name in scripts/lib/example-globals.d.ts.',
  );
writeCounts({ passed: examples.length, failed: problems, skipped: 0 });
process.exitCode = problems > 0 ? 1 : 0;
