import { mkdir, rm, writeFile } from 'node:fs/promises';
import { endpoints } from '../src/endpoints.ts';
import { formatWire } from './format-wire.ts';
import { wireSources } from './wire-source.ts';

const folder = new URL('../src/wire/generated/', import.meta.url);
// a domain that is gone leaves no file behind
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
for (const [name, source] of wireSources(endpoints))
  await writeFile(new URL(name, folder), await formatWire(source));
