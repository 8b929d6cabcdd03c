import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { packageFolder } from './paths.ts';
import { readExports } from './read-exports.ts';

const head = '// Generated from what is marked `@public` by `pnpm generate`; do not edit.';

interface Manifest {
  readonly exports: Readonly<Record<string, string | { readonly source: string }>>;
}

/** Sources of the package's entries, by path: each names what its folder declares as `@public`. */
export function entryIndexes(): ReadonlyMap<string, string> {
  const manifest = readFileSync(join(packageFolder, 'package.json'), 'utf8');
  const entries = Object.values((JSON.parse(manifest) as Manifest).exports).flatMap((target) =>
    typeof target === 'string' ? [] : [join(target.source)],
  );
  return new Map(entries.map((entry) => [entry, entryIndex(entry, entries)]));
}

function entryIndex(entry: string, entries: readonly string[]): string {
  const folder = dirname(entry);
  const others = entries.map(dirname).filter((other) => other.startsWith(`${folder}/`));
  const files = globSync(`${folder}/**/*.ts`, {
    cwd: packageFolder,
    exclude: [entry, '**/*.test.ts', '**/testing', ...others],
  });
  const lines = files.sort().flatMap((file) => {
    const names = readExports(join(packageFolder, file)).filter(({ isPublic }) => isPublic);
    const from = `'./${relative(folder, file)}'`;
    const values = names.filter(({ isType }) => !isType).map(({ name }) => name);
    const types = names.filter(({ isType }) => isType).map(({ name }) => name);
    return [
      ...(values.length > 0 ? [`export { ${values.join(', ')} } from ${from};`] : []),
      ...(types.length > 0 ? [`export type { ${types.join(', ')} } from ${from};`] : []),
    ];
  });
  return [head, '', ...lines].join('\n');
}
