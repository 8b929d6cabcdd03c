/**
 * Compiles consumers of the built packages without `skipLibCheck`: with the oldest and the newest compiler, with each
 * module resolution, and with and without the DOM library. Each entry of the components types all elements and events.
 */
import { writeCounts } from '@tellerkit/tooling/counts';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { compileConsumer, nameOf } from './lib/consumer.ts';
import type { ConsumerSettings } from './lib/consumer.ts';
import { readPackages } from './lib/packages.ts';

const packages = readPackages();
const missing = packages
  .flatMap(({ folder, entries }) => entries.map(({ stem }) => join(folder, `dist/${stem}.d.ts`)))
  .filter((file) => !existsSync(file));
if (missing.length > 0) {
  console.error(`${missing.join('\n')}\nThese types are missing. Run \`pnpm build\` first.`);
  process.exit(1);
}

/** Lists the specifiers of the entries of packages. */
const entriesOf = (...names: string[]) =>
  packages
    .filter(({ name }) => names.includes(name.replace('@tellerkit/', '')))
    .flatMap(({ name, entries }) => entries.map(({ specifier }) => name + specifier.slice(1)));

const page = { hasDom: true, hasNode: false, files: ['page.ts'] };
const backEnd = { hasDom: false, hasNode: true, files: ['back-end.ts'] };
const client = entriesOf('contract', 'sdk');
const server = entriesOf('contract', 'sdk', 'service');
const elements = entriesOf('components');

const consumers: readonly ConsumerSettings[] = [
  { compiler: 'oldest', moduleResolution: 'node16', ...backEnd, imports: server },
  { compiler: 'oldest', moduleResolution: 'bundler', ...page, imports: elements },
  { compiler: 'newest', moduleResolution: 'node16', ...backEnd, hasDom: true, imports: server },
  { compiler: 'newest', moduleResolution: 'nodenext', ...backEnd, imports: server },
  // A worker at the edge has neither the DOM library nor the types of Node
  { compiler: 'newest', moduleResolution: 'bundler', ...backEnd, hasNode: false, imports: client },
  ...elements.map((entry): ConsumerSettings => {
    return { compiler: 'newest', moduleResolution: 'nodenext', ...page, imports: [entry] };
  }),
];

const counts = { passed: 0, failed: 0, skipped: 0 };
for (const consumer of consumers) {
  const errors = compileConsumer(consumer);
  counts[errors ? 'failed' : 'passed'] += 1;
  if (errors) console.error(`${nameOf(consumer)}\n${errors}`);
}
writeCounts(counts);
process.exitCode = counts.failed > 0 ? 1 : 0;
