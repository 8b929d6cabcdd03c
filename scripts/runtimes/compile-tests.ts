import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { readPackage } from '../lib/packages.ts';

/**
 * Compiles the SDK with its tests for versions of Node that read no TypeScript, and returns the paths of the tests.
 * Other packages are imported from their builds.
 */
export function compileTests(): string[] {
  const { folder } = readPackage('sdk');
  // The folder is inside the package, so that its dependencies resolve
  const out = join(folder, '.temp/tests');
  rmSync(out, { recursive: true, force: true });
  const compilerOptions: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    verbatimModuleSyntax: true,
    rewriteRelativeImportExtensions: true,
    inlineSourceMap: true,
  };
  // This test reads the contract's sources, which are not compiled here
  const exclude = ['**/*.test-d.ts', '**/safe-to-log.scenario.test.ts'];
  const files = globSync('src/**/*.ts', { cwd: folder, exclude });
  const written = files.map((fileName) => {
    const text = readFileSync(join(folder, fileName), 'utf8');
    const { outputText } = ts.transpileModule(text, { compilerOptions, fileName });
    const target = join(out, fileName.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, outputText);
    return target;
  });
  // Tests that need a page run in browsers instead
  const isForNode = (file: string) => /(?<!\.browser)\.test\.js$/.test(file);
  return written.filter(isForNode).sort();
}
