import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageNames, root } from './packages.ts';

/** A TypeScript example from a comment or a page. */
export interface Example {
  /** File, relative to the root. */
  readonly file: string;
  /** Line on which the code starts. */
  readonly line: number;
  readonly code: string;
}

/** Published packages. Private packages have no examples for readers. */
const shipped = `packages/{${packageNames.join(',')}}`;

/** Pages with complete examples. The service's guide is absent, because its examples build on earlier ones. */
const pages = [
  'README.md',
  'docs/guides/{integrators,back-end,front-end,testing}.md',
  `${shipped}/README.md`,
];

/** Reads every ```ts example of the pages and of the published doc comments. */
export function readExamples(): Example[] {
  const sources = globSync(`${shipped}/src/**/*.ts`, { cwd: root, exclude: isNotShipped });
  const files = [...pages.flatMap((page) => globSync(page, { cwd: root })), ...sources].sort();
  return files.flatMap((file) => {
    const lines = readFileSync(join(root, file), 'utf8').split('\n');
    const isSource = file.endsWith('.ts');
    return fencesIn(isSource ? lines.map((line) => line.replace(/^ *\* ?/, '')) : lines).map(
      (fence) => ({ file, ...fence }),
    );
  });
}

function isNotShipped(file: string): boolean {
  return /\.(test|test-d|stories)\.ts$|\/(testing|generated|node_modules)\//.test(file);
}

function fencesIn(lines: readonly string[]): Omit<Example, 'file'>[] {
  const found: Omit<Example, 'file'>[] = [];
  for (let index = 0; index < lines.length; index++) {
    if (lines[index] !== '```ts') continue;
    const start = index + 1;
    index = lines.indexOf('```', start);
    found.push({ line: start + 1, code: lines.slice(start, index).join('\n') });
  }
  return found;
}
