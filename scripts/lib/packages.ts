import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The workspace's root folder; every script works from here. */
export const root = join(import.meta.dirname, '../..');

/** The packages that ship, in the order in which they build: each may use the types of those before it. */
export const packageNames = ['contract', 'sdk', 'service', 'components'] as const;

export interface Entry {
  /** As a consumer writes it after the package's name: `.`, `./live`. */
  readonly specifier: string;
  /** Path inside `src`, without extension: `live/index`. */
  readonly stem: string;
}

export interface Package {
  readonly name: string;
  readonly version: string;
  readonly folder: string;
  /** What the exports map publishes. */
  readonly entries: readonly Entry[];
  /** The commands of `bin`, as stems. */
  readonly commands: readonly string[];
}

interface Manifest {
  name: string;
  version: string;
  exports: Record<string, string | { source: string }>;
  bin?: Record<string, string>;
}

export function readPackage(short: string): Package {
  const folder = join(root, 'packages', short);
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const entries: Entry[] = [];
  for (const [specifier, target] of Object.entries(manifest.exports)) {
    if (typeof target === 'string') continue;
    entries.push({ specifier, stem: target.source.replace(/^\.\/src\/|\.ts$/g, '') });
  }
  const commands = Object.values(manifest.bin ?? {}).map((path) =>
    path.replace(/^\.\/dist\/|\.js$/g, ''),
  );
  return { name: manifest.name, version: manifest.version, folder, entries, commands };
}

export const readPackages = (): Package[] => packageNames.map(readPackage);
