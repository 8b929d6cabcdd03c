/** Writes the package entries, which export everything marked `@public`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { entryIndexes } from './lib/entry-index.ts';
import { root } from './lib/packages.ts';

for (const [path, source] of await entryIndexes()) writeFileSync(join(root, path), source);
