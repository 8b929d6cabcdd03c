import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageNames, root } from './packages.ts';

/** One piece of TypeScript from a comment or a page. */
export interface Example {
  /** File below the root, and the line that the code starts on. */
  readonly file: string;
  readonly line: number;
  readonly code: string;
}

/** What ships; the private packages have no example that a reader copies. */
const shipped = `packages/{${packageNames.join(',')}}`;

/** Pages whose code stands for itself; that of the service's guide leaves out what stands above it. */
const pages = [
  'README.md',
  'docs/guides/{integrators,back-end,front-end,testing}.md',
  `${shipped}/README.md`,
];

/** Every ```ts of the pages and of the doc comments in what the packages ship. */
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
  for (let at = 0; at < lines.length; at++) {
    if (lines[at] !== '```ts') continue;
    const start = at + 1;
    at = lines.indexOf('```', start);
    found.push({ line: start + 1, code: lines.slice(start, at).join('\n') });
  }
  return found;
}
