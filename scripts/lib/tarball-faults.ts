import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, posix } from 'node:path';
import ts from 'typescript';
import type { Package } from './packages.ts';

/** Matches folders and files that never ship. */
const privatePath = /^(.*\/)?((testing|conformance|scripts)\/|[^/]*\.(test|test-d|stories)\..*)/;

/**
 * Returns a fault with advice for each wrong file in a package's tarball: a private file, a file that no entry
 * reaches, or a file that imports code outside the tarball.
 */
export function tarballFaults(pkg: Package, files: readonly string[]): string[] {
  const packed = new Set(files.filter((file) => !file.endsWith('.map')));
  const faults = new Set<string>();
  for (const file of packed) {
    const [path] = privatePath.exec(file) ?? [];
    if (path) faults.add(`${path} is private. Move it, or exclude it in \`files\`.`);
  }
  const reached = reachedFiles(pkg, packed, (fault) => faults.add(fault));
  for (const file of packed)
    // Skips what no entry reaches: the CDN bundle, which pages load directly, and the guides, which developers read
    if (
      /^(src|dist)\/(?!cdn\/|guides\/)/.test(file) &&
      !reached.has(file) &&
      !privatePath.test(file)
    )
      faults.add(
        `${file} is not reached by any entry. Move it out of src/, or exclude it in \`files\`.`,
      );
  return [...faults];
}

/** Returns the files of the entries and all files that they import. */
function reachedFiles(
  pkg: Package,
  packed: ReadonlySet<string>,
  report: (fault: string) => void,
): Set<string> {
  const dependencies = dependenciesOf(pkg);
  const reached = new Set(entryFiles(pkg).filter((file) => packed.has(file)));
  // The loop also visits the files that it adds to the set
  for (const file of reached)
    for (const specifier of importsOf(pkg, file)) {
      const target = resolve(file, specifier);
      const start = `${file} imports ${specifier}`;
      if (target === undefined) {
        if (!dependencies.has(packageOf(specifier)))
          report(`${start}, whose package is no dependency. Add the package to \`dependencies\`.`);
        continue;
      }
      if (!packed.has(target)) {
        report(`${start}, which is not packed. Import only packed files.`);
        continue;
      }
      if (privatePath.test(target) && !privatePath.test(file))
        report(`${start}, which is private. Move the imported code out of that file.`);
      reached.add(target);
    }
  return reached;
}

/** Returns the source, module and declarations of each entry and command. */
function entryFiles({ entries, commands }: Package): string[] {
  return [...entries.map(({ stem }) => stem), ...commands].flatMap((stem) => [
    `src/${stem}.ts`,
    `dist/${stem}.js`,
    `dist/${stem}.d.ts`,
  ]);
}

function dependenciesOf({ name, folder }: Package): Set<string> {
  const { dependencies, peerDependencies } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as { dependencies?: object; peerDependencies?: object };
  return new Set([name, ...Object.keys({ ...dependencies, ...peerDependencies })]);
}

function importsOf({ folder }: Package, file: string): string[] {
  if (!/\.[jt]s$/.test(file)) return [];
  const text = readFileSync(join(folder, file), 'utf8');
  const { importedFiles, referencedFiles } = ts.preProcessFile(text, true, true);
  return [...importedFiles, ...referencedFiles]
    .map(({ fileName }) => fileName)
    .filter((name) => !isBuiltIn(name));
}

const isBuiltIn = (name: string) => name.startsWith('node:') || builtinModules.includes(name);

/** Resolves a relative import to a file of the package. Returns undefined for other packages. */
function resolve(file: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const target = posix.join(posix.dirname(file), specifier);
  return file.endsWith('.d.ts') ? target.replace(/(\.d)?\.[jt]s$/, '.d.ts') : target;
}

/** Returns a specifier without its entry: `@scope/name` for `@scope/name/entry`. */
function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
