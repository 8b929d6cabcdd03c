/**
 * Writes all that follows from the endpoints and schemas of the domains: the map of all endpoints, the wire, the
 * entries of the package and the OpenAPI document. Each step reads the files of the steps before it.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { endpointMap } from './endpoint-map.ts';
import { entryIndexes } from './entry-index.ts';
import { formatSource } from './format-source.ts';
import { packageFolder } from './paths.ts';

async function writeSources(sources: ReadonlyMap<string, string>): Promise<void> {
  for (const [path, source] of sources)
    await writeFile(join(packageFolder, path), await formatSource(source));
}

/** A domain that is gone leaves no file behind. */
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

await writeSources(entryIndexes());

const { openApiDocument } = await import('../src/openapi/document.ts');
const document = JSON.stringify(openApiDocument(), null, 2);
await writeFile(join(packageFolder, 'openapi.json'), `${document}\n`);
