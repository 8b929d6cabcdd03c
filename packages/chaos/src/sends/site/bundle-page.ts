import { build } from 'esbuild';
import { join } from 'node:path';

/** Bundles the script of the tabs from the sources. */
export async function bundlePage(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'page.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    conditions: ['source'],
  });
  return outputFiles[0]?.text ?? '';
}
