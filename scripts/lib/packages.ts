import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Root folder of the workspace. All scripts run here. */
export const root = join(import.meta.dirname, '../..');

/** Published packages in build order, because each may use the types of packages before it. */
export const packageNames = ['contract', 'sdk', 'service', 'components'] as const;

export interface Entry {
  /** Specifier after the package's name, such as `.` or `./live`. */
  readonly specifier: string;
  /** Path inside `src` without the extension, such as `live/index`. */
  readonly stem: string;
}

export interface Package {
  readonly name: string;
  readonly version: string;
  readonly folder: string;
  /** Entries of the exports map. */
  readonly entries: readonly Entry[];
  /** Paths of the commands in `bin`, in the form of `Entry.stem`. */
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
