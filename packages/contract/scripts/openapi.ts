/** Writes the OpenAPI document. Its schemas carry the names that the package's entry exports. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openApiDocument } from '../src/openapi/document.ts';
import { packageFolder } from './paths.ts';

const document = JSON.stringify(openApiDocument(), null, 2);
await writeFile(join(packageFolder, 'openapi.json'), `${document}\n`);
