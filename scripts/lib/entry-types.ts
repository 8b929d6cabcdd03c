import { copyFileSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import type { Package } from './packages.ts';

/** Name of the rolled-up file that all entries of a package share, so that a class has the same type in every entry. */
export const sharedTypes = 'public-types';

export interface EntryExport {
  readonly name: string;
  /** Name in the shared file. It differs from `name` if another entry uses `name` for a different export. */
  readonly sharedName: string;
  readonly typeOnly: boolean;
}

export interface EntryExports {
  readonly specifier: string;
  readonly stem: string;
  readonly names: readonly EntryExport[];
}

function isTypeOnly(symbol: ts.Symbol, target: ts.Symbol): boolean {
  const written = symbol.declarations?.some(
    (node) => ts.isExportSpecifier(node) && (node.isTypeOnly || node.parent.parent.isTypeOnly),
  );
  return written === true || !(target.flags & ts.SymbolFlags.Value);
}

/** Reads the exports of each entry of a package from the emitted declarations. */
export function readEntryExports(pkg: Package, emitted: string): EntryExports[] {
  const fileOf = (stem: string) => join(emitted, `${stem}.d.ts`);
  const { NodeNext } = ts.ModuleKind;
  const options = { module: NodeNext, target: ts.ScriptTarget.ES2022, skipLibCheck: true };
  const files = pkg.entries.map((entry) => fileOf(entry.stem));
  const program = ts.createProgram(files, { ...options, noEmit: true, types: [] });
  const checker = program.getTypeChecker();
  const shared = new Map<string, ts.Symbol>();
  return pkg.entries.map(({ specifier, stem }) => {
    const source = program.getSourceFile(fileOf(stem));
    const module = source && checker.getSymbolAtLocation(source);
    const symbols = module ? checker.getExportsOfModule(module) : [];
    const names = symbols.map((symbol): EntryExport => {
      const { name } = symbol;
      const alias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
      const target = alias ? checker.getAliasedSymbol(symbol) : symbol;
      const free = (shared.get(name) ?? target) === target;
      const sharedName = free ? name : `${name}_${specifier.replaceAll(/\W+/g, '')}`;
      shared.set(sharedName, target);
      return { name, sharedName, typeOnly: isTypeOnly(symbol, target) };
    });
    return { specifier, stem, names: names.sort((a, b) => (a.name < b.name ? -1 : 1)) };
  });
}

const specify = (from: string, to: string) => (from === to ? to : `${from} as ${to}`);

/** Writes the module that API Extractor rolls up. The module exports every export of every entry once. */
export function writeSharedModule(emitted: string, entries: readonly EntryExports[]): void {
  const taken = new Set<string>();
  const lines = entries.map(({ stem, names }) => {
    const fresh = names.filter(({ sharedName }) => !taken.has(sharedName));
    for (const { sharedName } of fresh) taken.add(sharedName);
    const list = fresh.map(({ name, sharedName }) => specify(name, sharedName));
    return `export { ${list.join(', ')} } from './${stem}.js';\n`;
  });
  const text = `/** @packageDocumentation */\n${lines.join('')}`;
  writeFileSync(join(emitted, `${sharedTypes}.d.ts`), text);
}

/** Collects the global declarations of all modules, such as tag names and events, which a roll-up would lose. */
function globalsOf(emitted: string): string {
  const blocks = globSync('**/*.d.ts', { cwd: emitted })
    .sort()
    .flatMap((file) => [
      ...readFileSync(join(emitted, file), 'utf8').matchAll(/^declare global \{\n(.*?)^\}/gms),
    ]);
  const text = blocks.map(([, body]) => body).join('');
  return text && `\ndeclare global {\n${text}}\n`;
}

/** Name of the file with the interfaces of the web that a consumer without the DOM library lacks. */
const webInterfaces = 'web-interfaces.d.ts';

/**
 * Completes the rolled-up file, so that it compiles without the DOM library and every entry declares the package's
 * globals.
 */
export function completeSharedTypes(pkg: Package, emitted: string): void {
  const dist = join(pkg.folder, 'dist');
  const file = join(dist, `${sharedTypes}.d.ts`);
  copyFileSync(join(import.meta.dirname, webInterfaces), join(dist, webInterfaces));
  const reference = `/// <reference path="./${webInterfaces}" />\n`;
  writeFileSync(file, reference + readFileSync(file, 'utf8') + globalsOf(emitted));
}

/** Writes a small declaration file for each entry, which re-exports names of the shared roll-up. */
export function writeEntryTypes(pkg: Package, entries: EntryExports[]): void {
  for (const { stem, names } of entries) {
    const file = join(pkg.folder, 'dist', `${stem}.d.ts`);
    const path = relative(dirname(file), join(pkg.folder, 'dist', `${sharedTypes}.js`));
    const shared = path.startsWith('.') ? path : `./${path}`;
    const pick = (typeOnly: boolean) =>
      names
        .filter((entry) => entry.typeOnly === typeOnly)
        .map(({ name, sharedName }) => specify(sharedName, name));
    const lines = [
      pick(false).length > 0 && `export { ${pick(false).join(', ')} } from '${shared}';`,
      pick(true).length > 0 && `export type { ${pick(true).join(', ')} } from '${shared}';`,
      // Loads the globals also where the entry exports nothing
      names.length === 0 && `import '${shared}';`,
      'export {};',
    ];
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${lines.filter(Boolean).join('\n')}\n`);
  }
}
