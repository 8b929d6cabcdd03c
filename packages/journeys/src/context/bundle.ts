import { build } from 'esbuild';
import { join } from 'node:path';

/**
 * Bundles the script of a page from the sources, with React's development build, and returns each file by its
 * path, such as `/page.js`.
 */
export async function bundle(entry: string): Promise<ReadonlyMap<string, string>> {
  const { outputFiles } = await build({
    entryPoints: { page: entry },
    outdir: '/',
    bundle: true,
    splitting: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    conditions: ['source'],
    define: { 'process.env.NODE_ENV': '"development"' },
    tsconfig: join(import.meta.dirname, '../../../../tsconfig.base.json'),
  });
  return new Map(outputFiles.map(({ path, text }) => [path, text]));
}
