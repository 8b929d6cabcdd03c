import { build } from 'esbuild';

/** Scripts of the pages by name. Each list builds apart, so that its elements are another copy. */
const bundles: readonly Readonly<Record<string, string>>[] = [
  {
    elements: `import '@tellerkit/components/define';`,
    loader: `import '@tellerkit/components/loader';`,
    sdk: `export { CustomerClient } from '@tellerkit/sdk';`,
  },
  { again: `import '@tellerkit/components/chat/define';` },
];

/** Bundles the scripts of the pages as a bank does. Returns them by path, such as `/scripts/elements.js`. */
export async function bundleScripts(): Promise<ReadonlyMap<string, string>> {
  const scripts = new Map<string, string>();
  for (const [index, entries] of bundles.entries()) {
    const folder = `/scripts${index || ''}/`;
    const { outputFiles } = await build({
      entryPoints: Object.keys(entries).map((name) => ({ in: `entry:${name}`, out: name })),
      bundle: true,
      splitting: true,
      minify: true,
      format: 'esm',
      target: 'es2022',
      conditions: ['production'],
      outdir: folder,
      write: false,
      plugins: [
        {
          name: 'entries',
          setup(bundle) {
            bundle.onResolve({ filter: /^entry:/ }, ({ path }) => ({
              path: path.slice('entry:'.length),
              namespace: 'entry',
            }));
            bundle.onLoad({ filter: /./, namespace: 'entry' }, ({ path }) => ({
              contents: entries[path] ?? '',
              resolveDir: import.meta.dirname,
            }));
          },
        },
      ],
    });
    for (const { path, text } of outputFiles) scripts.set(path, text);
  }
  return scripts;
}
