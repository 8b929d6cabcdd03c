import { browserBundle, transpile } from '@tellerkit/tooling/browser-bundle';
import { join } from 'node:path';
import { readPackage, readPackages } from './scripts/lib/packages.ts';

const isBare = (/** @type {string} */ id) =>
  /^(node:)?[@a-z]/i.test(id) && !/^[a-z]:[\\/]/i.test(id);

const actsOnImport = /\/(define|(loader|command)\/index)\.ts$/;

/**
 * Builds one module for each source file, so that a consumer's bundler can drop unused modules.
 * @param {import('./scripts/lib/packages.ts').Package} pkg
 * @returns {import('rollup').RollupOptions}
 */
function modules(pkg) {
  const stems = [...pkg.entries.map((entry) => entry.stem), ...pkg.commands];
  return {
    input: Object.fromEntries(stems.map((stem) => [stem, join(pkg.folder, 'src', `${stem}.ts`)])),
    external: isBare,
    plugins: [transpile()],
    // Drops unused imports, except for modules that `sideEffects` in package.json names.
    treeshake: { moduleSideEffects: (id, external) => external || actsOnImport.test(id) },
    output: {
      dir: join(pkg.folder, 'dist'),
      format: 'es',
      preserveModules: true,
      preserveModulesRoot: join(pkg.folder, 'src'),
      sourcemap: true,
    },
  };
}

const components = readPackage('components');

export default [
  ...readPackages().map(modules),
  browserBundle(
    { tellerkit: join(components.folder, 'src/loader/index.ts') },
    join(components.folder, 'dist/cdn'),
  ),
];
