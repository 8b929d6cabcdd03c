// Plain JavaScript, because the types of the terser plugin do not match its ES module.
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild from 'rollup-plugin-esbuild';
import { minifyStyles } from './minify-styles.js';

// Replaces the licence notices of the individual files, which minifying removes.
const banner = '/*! Tellerkit, Apache-2.0. With Lit, BSD-3-Clause, © 2019 Google LLC. */';

/** Creates the plugins that strip types from published code, and minify its style sheets. */
export const transpile = () => [
  {
    name: 'minify-styles',
    transform: (/** @type {string} */ code, /** @type {string} */ id) =>
      /\.styles\.ts$|-sheet\.ts$/.test(id) ? minifyStyles(code) : null,
  },
  esbuild({ target: 'es2022', tsconfig: 'tsconfig.base.json' }),
];

/**
 * Returns the settings of the CDN bundle: all code that a page loads, minified. Dynamic imports stay separate
 * files. The size budgets and the bench measure with the same settings.
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
