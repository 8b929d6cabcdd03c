// JavaScript, because the types of the terser plugin do not fit its ES module.
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild from 'rollup-plugin-esbuild';

// Replaces the notices of the single files, which minifying removes.
const banner = '/*! Tellerkit, Apache-2.0. With Lit, BSD-3-Clause, © 2019 Google LLC. */';

/** Strips the types from what ships. */
export const transpile = () => esbuild({ target: 'es2022', tsconfig: 'tsconfig.base.json' });

/**
 * Settings of the CDN bundle: everything that a page loads, minified; dynamic imports stay files of
 * their own. The size budgets and the bench measure with the settings that ship.
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
