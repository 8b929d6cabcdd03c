/**
 * Checks that imports run only in the allowed directions between packages and between layers of the service, and form
 * no circles between files or folders. `import type` counts. The rules are in `lib/import-rules.ts`.
 */
import { cruiseImports } from './lib/cruise-imports.ts';
import { findFolderCircles } from './lib/folder-circles.ts';
import { folderRule, importRules, privateFile } from './lib/import-rules.ts';
import { root } from './lib/packages.ts';

const maxPrintedCircles = 5;

const { modules, summary } = await cruiseImports(root, ['packages', 'examples', 'scripts']);
const comments = new Map(importRules.map(({ name, comment }) => [name, comment]));
const describe = (path: readonly string[], advice: string) =>
  `${path.join('\n  imports ')}\n  ${advice}`;

const wrongArrows = summary.violations
  .filter(({ cycle }) => !cycle)
  .map(({ from, to, rule }) => describe([from, to], comments.get(rule.name) ?? rule.name));

// Folder circles count in shipped code only: tests and examples may import across folders.
const isShipped = (file: string) =>
  file.startsWith('packages/') && !new RegExp(privateFile).test(file);
const arrows = modules
  .flatMap(({ source, dependencies }) =>
    dependencies.map(({ resolved }) => ({ from: source, to: resolved })),
  )
  .filter(({ from, to }) => isShipped(from) && isShipped(to));
const circles = [
  ...summary.violations.flatMap(({ from, cycle, rule }) =>
    cycle ? [{ path: [from, ...cycle.map(({ name }) => name)], rule: rule.name }] : [],
  ),
  ...findFolderCircles(arrows).map((path) => ({ path, rule: folderRule.name })),
]
  .sort((a, b) => a.path.length - b.path.length)
  .map(({ path, rule }) => describe(path, comments.get(rule) ?? folderRule.comment));

// A wrong import between packages or layers closes dozens of circles, so circles are printed only if no import is wrong
const problems = wrongArrows.length > 0 ? wrongArrows : circles.slice(0, maxPrintedCircles);
for (const problem of problems) console.error(problem);
if (wrongArrows.length > 0)
  console.error(
    'Fix these imports, then run the check again. It prints circular imports only if no import is wrong.',
  );
const seen = summary.totalDependenciesCruised ?? 0;
if (seen === 0)
  console.error('No import was found. Correct the folders in scripts/check-imports.ts.');
if (problems === wrongArrows || circles.length <= maxPrintedCircles)
  console.log(`${seen} imports checked`);
else
  console.error(
    `${circles.length - maxPrintedCircles} longer circles are not printed. Fix the printed ones first.`,
  );
process.exitCode = problems.length > 0 || seen === 0 ? 1 : 0;
