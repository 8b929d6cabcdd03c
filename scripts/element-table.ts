/** Writes the table of the elements in the guide for front-end teams. */
import { writeTable } from '@tellerkit/tooling/doc-tables';
import { join } from 'node:path';
import { readPackage } from './lib/packages.ts';
import { readElement } from './lib/read-element.ts';

const { folder, entries } = readPackage('components');
const read = (path: string) => readElement(join(folder, 'src', path));

/** Attributes that the text below the table describes once for all elements. */
const shared = new Set(
  ['element/teller-element.ts', 'provider/provider.ts'].flatMap((path) => read(path).attributes),
);

const elements = entries.flatMap(({ specifier }) => {
  const name = /^\.\/([^/]+)\/define$/.exec(specifier)?.[1];
  if (!name) return [];
  const element = read(`${name}/${name}.ts`);
  if (!element.tag)
    throw new Error(`The class in ${name}.ts has no tag. Name it in \`@customElement\`.`);
  return [element];
});
const rows = elements.map(({ tag, summary, attributes }) => {
  const own = attributes.filter((name) => !shared.has(name)).sort();
  return [`\`<${tag}>\``, summary, own.map((name) => `\`${name}\``).join(', ')];
});
const head = ['element', 'purpose', 'own attributes'];
const guide = new URL('../docs/guides/front-end.md', import.meta.url);
await writeTable(guide, 'elements', [head, ...rows]);
