import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { join } from 'node:path';
import esbuild from 'rollup-plugin-esbuild';
import { readPackage, readPackages } from './scripts/lib/packages.ts';

// in place of the notices that minifying takes out of each file
const banner = '/*! Tellerkit, Apache-2.0. With Lit, BSD-3-Clause, © 2019 Google LLC. */';

const transpile = () => esbuild({ target: 'es2022', tsconfig: 'tsconfig.base.json' });
const isBare = (/** @type {string} */ id) =>
  /^(node:)?[@a-z]/i.test(id) && !/^[a-z]:[\\/]/i.test(id);

const actsOnImport = /\/(define|(loader|command)\/index)\.ts$/;

/**
 * One module for each source file, so that a consumer's bundler drops what it does not use.
 * @param {import('./scripts/lib/packages.ts').Package} pkg
 * @returns {import('rollup').RollupOptions}
 */
function modules(pkg) {
  const stems = [...pkg.entries.map((entry) => entry.stem), ...pkg.commands];
  return {
    input: Object.fromEntries(stems.map((stem) => [stem, join(pkg.folder, 'src', `${stem}.ts`)])),
    external: isBare,
    plugins: [transpile()],
    // the same modules that `sideEffects` of package.json names: no other is imported for nothing
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

/**
 * Everything that a page loads, minified; dynamic imports stay files of their own.
 * `scripts/size.ts` measures with the same settings that ship.
 * @param {Record<string, string>} input
 * @param {string} dir
 * @returns {import('rollup').RollupOptions & { output: import('rollup').OutputOptions }}
 */
export function browserBundle(input, dir) {
  return {
    input,
    plugins: [
      nodeResolve({ browser: true, exportConditions: ['source', 'production'] }),
      transpile(),
      terser({ ecma: 2020, module: true, compress: { passes: 3 }, format: { comments: /^!/ } }),
    ],
    output: {
      dir,
      format: 'es',
      chunkFileNames: '[name]-[hash].js',
      banner: (chunk) => (chunk.isEntry ? banner : ''),
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
