/**
 * Holds the arrows between packages, the layers of the service, and the absence of circles between files and folders,
 * `import type` included. The rules are in `lib/import-rules.ts`.
 */
import { cruise } from 'dependency-cruiser';
import type { ICruiseResult } from 'dependency-cruiser';
import { findFolderCircles } from './lib/folder-circles.ts';
import { importRules, privateFile } from './lib/import-rules.ts';
import { root } from './lib/packages.ts';

const { output } = await cruise(
  ['packages', 'examples', 'scripts'],
  {
    ruleSet: { forbidden: importRules },
    validate: true,
    baseDir: root,
    // An import that TypeScript erases still tells a reader where a thing belongs.
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(node_modules|dist|\\.temp|\\.data)/' },
  },
  { conditionNames: ['source', 'import', 'node', 'default'], exportsFields: ['exports'] },
);
const { modules, summary } = output as ICruiseResult;
const comments = new Map(importRules.map(({ name, comment }) => [name, comment]));
const problems = summary.violations.map(({ from, to, cycle, rule }) => {
  const path = [from, ...(cycle ? cycle.map(({ name }) => name) : [to])];
  return `${path.join('\n  imports ')}\n  ${comments.get(rule.name) ?? rule.name}`;
});

// A test may stand beside any file, and an example is as flat as its bank.
const isShipped = (file: string) =>
  file.startsWith('packages/') && !new RegExp(privateFile).test(file);
const arrows = modules
  .flatMap(({ source, dependencies }) =>
    dependencies.map(({ resolved }) => ({ from: source, to: resolved })),
  )
  .filter(({ from, to }) => isShipped(from) && isShipped(to));
for (const circle of findFolderCircles(arrows))
  problems.push(
    `${circle.join('/\n  imports ')}/\n  Move what the folders need of each other to one below both.`,
  );

for (const problem of problems) console.error(problem);
console.log(`${summary.totalDependenciesCruised ?? 0} imports looked at`);
process.exitCode = problems.length > 0 ? 1 : 0;
