import { browserBundle } from '@tellerkit/tooling/browser-bundle';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { rollup } from 'rollup';
import type { OutputChunk } from 'rollup';
import type { Measured } from './budgets.ts';
import { root } from './packages.ts';

/** Size of a bundle in kilobytes gzip. */
export interface Size {
  /** Size of the entry with all static imports. */
  readonly first: number;
  /** Size of the dynamic imports. */
  readonly later: number;
  /** Files whose sizes make up `first`. */
  readonly chunks: readonly OutputChunk[];
}

/** Bundles and minifies imports like the CDN bundle, and measures the size. */
export async function measureSize(measured: Measured): Promise<Size> {
  const { entry, chunks } = await bundle(measured);
  const { first, later } = splitChunks(entry, chunks, measured.opens);
  const code = first.map((chunk) => chunk.code).join('');
  if (code.length < 200)
    throw new Error(
      `The bundle of ${measured.imports.join(', ')} is almost empty. Export code from these entries, or remove the bundle from scripts/lib/budgets.ts.`,
    );
  const sum = (list: OutputChunk[]) => list.reduce((total, { code }) => total + gzipped(code), 0);
  return { first: sum(first), later: sum(later), chunks: first };
}

async function bundle({ name, imports, names, from = 'packages/components' }: Measured) {
  // The folder is inside the package that depends on the imports, so that they resolve
  const folder = join(root, from, '.temp/size');
  mkdirSync(folder, { recursive: true });
  const entryFile = join(folder, `${name.replaceAll(/\W+/g, '-')}.js`);
  const take = (specifier: string, index: number) =>
    `export ${names?.[specifier] ? `{ ${names[specifier].join(', ')} }` : `* as entry${String(index)}`} from '${specifier}';\n`;
  writeFileSync(entryFile, imports.map(take).join(''));
  try {
    const { output, ...options } = browserBundle({ page: entryFile }, join(folder, 'out'));
    const bundle = await rollup({ ...options, logLevel: 'silent' });
    const [entry, ...rest] = (await bundle.generate(output)).output;
    await bundle.close();
    const chunks = new Map<string, OutputChunk>();
    for (const file of [entry, ...rest]) if (file.type === 'chunk') chunks.set(file.fileName, file);
    return { entry, chunks };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Splits the chunks into those that load with the entry and those that load later. */
function splitChunks(
  entry: OutputChunk,
  chunks: ReadonlyMap<string, OutputChunk>,
  opens: readonly string[] = [],
) {
  const first = new Set<OutputChunk>();
  const visit = (chunk: OutputChunk | undefined) => {
    if (!chunk || first.has(chunk)) return;
    first.add(chunk);
    for (const name of chunk.imports) visit(chunks.get(name));
  };
  visit(entry);
  for (const path of opens) {
    const opened = [...chunks.values()].filter(({ moduleIds }) =>
      moduleIds.some((id) => id.includes(`src/${path}`)),
    );
    if (opened.length === 0)
      throw new Error(
        `No module has the path \`${path}\` of \`opens\`. Correct it in scripts/lib/budgets.ts.`,
      );
    opened.forEach(visit);
  }
  return { first: [...first], later: [...chunks.values()].filter((chunk) => !first.has(chunk)) };
}

const gzipped = (text: string) => gzipSync(text, { level: 9 }).length / 1000;
