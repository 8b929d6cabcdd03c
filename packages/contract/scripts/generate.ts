/**
 * Writes the map of all endpoints, then the sources in `src/wire/generated`, which are printed from the map. The
 * script derives both from the endpoints and schemas of the domains.
 */
import { formatSource } from '@tellerkit/tooling/format-source';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { endpointMap } from './endpoint-map.ts';
import { packageFolder } from './paths.ts';

async function writeSources(sources: ReadonlyMap<string, string>): Promise<void> {
  for (const [path, source] of sources)
    await writeFile(join(packageFolder, path), await formatSource(source));
}

/** Empties a folder, so that a removed domain leaves no file behind. */
async function empty(folder: string): Promise<void> {
  await rm(join(packageFolder, folder), { recursive: true, force: true });
  await mkdir(join(packageFolder, folder), { recursive: true });
}

await empty('src/generated');
await writeSources(new Map([['src/generated/endpoints.ts', endpointMap()]]));

const { endpoints } = await import('../src/generated/endpoints.ts');
const { wireSources } = await import('./wire-source.ts');
await empty('src/wire/generated');
await writeSources(wireSources(endpoints));
