import { globSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { tags } from '../src/openapi/tags.ts';
import { sourceFolder } from './paths.ts';
import { readExports } from './read-exports.ts';

const head = '// Generated from the `endpoints.ts` of each domain by `pnpm generate`; do not edit.';

/** Source of the map of all endpoints, in the order of the reference: by domain, then as declared. */
export function endpointMap(): string {
  const domains = readDomains();
  const names = domains.flatMap((domain) => domain.names);
  const imports = domains.map(
    (domain) => `import { ${domain.names.join(', ')} } from '../${domain.folder}/endpoints.ts';`,
  );
  return `${head}

${imports.join('\n')}

/**
 * Every endpoint of the service, by its name. Named one by one, so that types refer to them instead of
 * repeating their schemas.
 *
 * @public
 */
export type Endpoints = {
${names.map((name) => `  readonly ${name}: typeof ${name};`).join('\n')}
};

/**
 * Every endpoint of the service, by its name.
 *
 * @public
 */
export const endpoints: Endpoints = { ${names.join(', ')} };
`;
}

interface Domain {
  readonly folder: string;
  readonly names: readonly string[];
}

function readDomains(): readonly Domain[] {
  const order = Object.keys(tags);
  const domains = globSync('*/endpoints.ts', { cwd: sourceFolder, exclude: ['generated'] }).map(
    (file) => {
      const folder = basename(dirname(file));
      const place = order.indexOf(toTag(folder));
      if (place < 0)
        throw new Error(
          `\`${toTag(folder)}\` has endpoints and no tag: describe it in src/openapi/tags.ts`,
        );
      const exported = readExports(join(sourceFolder, file)).filter(({ isType }) => !isType);
      return { folder, place, names: exported.map(({ name }) => name) };
    },
  );
  return domains.sort((a, b) => a.place - b.place);
}

/** The OpenAPI tag of a folder: `queueEntries` of `queue-entries`. */
function toTag(folder: string): string {
  return folder.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
