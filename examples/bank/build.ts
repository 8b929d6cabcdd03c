import { rm } from 'node:fs/promises';
import { build } from 'esbuild';

const outdir = new URL('dist/', import.meta.url).pathname;

await rm(outdir, { recursive: true, force: true });
await build({
  entryPoints: ['home', 'desk', 'board'].map(
    (page) => new URL(`src/pages/${page}/${page}.ts`, import.meta.url).pathname,
  ),
  entryNames: '[name]',
  bundle: true,
  splitting: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  sourcemap: true,
  conditions: ['production'],
  outdir,
});
