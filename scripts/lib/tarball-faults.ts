import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, posix } from 'node:path';
import ts from 'typescript';
import type { Package } from './packages.ts';

/** A folder or a file that never ships. */
const privatePath = /^(.*\/)?((testing|conformance|scripts)\/|[^/]*\.(test|test-d|stories)\..*)/;

/**
 * Says of each file in a package's tarball that does not belong there what is wrong and what to do:
 * a private file, one that no entry reaches, one that imports what does not ship with it.
 */
export function tarballFaults(pkg: Package, files: readonly string[]): string[] {
  const packed = new Set(files.filter((file) => !file.endsWith('.map')));
  const faults = new Set<string>();
  for (const file of packed) {
    const [path] = privatePath.exec(file) ?? [];
    if (path) faults.add(`${path} is private: move it, or exclude it in \`files\`.`);
  }
  const reached = reachedFiles(pkg, packed, (fault) => faults.add(fault));
  for (const file of packed)
    // The CDN bundle stands for itself
    if (/^(src|dist)\/(?!cdn\/)/.test(file) && !reached.has(file) && !privatePath.test(file))
      faults.add(
        `${file} is reached by no entry: move it out of src/, or exclude it in \`files\`.`,
      );
  return [...faults];
}

/** The files that the entries consist of, with whatever those import. */
function reachedFiles(
  pkg: Package,
  packed: ReadonlySet<string>,
  complain: (fault: string) => void,
): Set<string> {
  const dependencies = dependenciesOf(pkg);
  const reached = new Set(entryFiles(pkg).filter((file) => packed.has(file)));
  // Grows while it is walked
  for (const file of reached)
    for (const specifier of importsOf(pkg, file)) {
      const target = resolve(file, specifier);
      const says = `${file} imports ${specifier}`;
      if (target === undefined) {
        if (!dependencies.has(packageOf(specifier)))
          complain(`${says}: name its package in \`dependencies\`.`);
        continue;
      }
      if (!packed.has(target)) {
        complain(`${says}, which is not packed: import only what ships.`);
        continue;
      }
      if (privatePath.test(target) && !privatePath.test(file))
        complain(`${says}, which is private: move what it needs out of there.`);
      reached.add(target);
    }
  return reached;
}

/** What each entry and command consists of: source, module and declarations. */
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
  const { importedFiles } = ts.preProcessFile(readFileSync(join(folder, file), 'utf8'), true, true);
  return importedFiles.map(({ fileName }) => fileName).filter((name) => !isBuiltIn(name));
}

const isBuiltIn = (name: string) => name.startsWith('node:') || builtinModules.includes(name);

/** The file that a relative import names, inside the package; undefined for another package. */
function resolve(file: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const target = posix.join(posix.dirname(file), specifier);
  return file.endsWith('.d.ts') ? target.replace(/(\.d)?\.[jt]s$/, '.d.ts') : target;
}

/** `@scope/name/entry` without its entry. */
function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
