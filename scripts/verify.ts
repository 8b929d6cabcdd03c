/**
 * The gate: runs every step in order, continues after a failure, and ends with one summary line.
 * `pnpm verify --only lint` runs one step; `--only` may be repeated.
 * `pnpm gate:full` also runs the slow suites at full length.
 */
import { parseArgs } from 'node:util';
import { formatLine, printOutcome, runSteps } from './lib/run-steps.ts';
import { fullSteps, steps } from './lib/steps.ts';
import { listUntracked } from './lib/untracked.ts';

const { values } = parseArgs({
  options: { only: { type: 'string', multiple: true }, full: { type: 'boolean' } },
});
const available = values.full ? fullSteps : steps;
const wanted = values.only ?? available.map((step) => step.name);
const unknown = wanted.filter((name) => !available.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`Unknown step: ${unknown.map((name) => `\`${name}\``).join(', ')}.`);
  console.error(`Use one of: ${available.map((step) => step.name).join(', ')}`);
  process.exit(2);
}

const before = new Set(listUntracked());
const { total, lines } = runSteps(available.filter(({ name }) => wanted.includes(name)));
const start = performance.now();
const left = listUntracked().filter((file) => !before.has(file));
for (const file of left)
  console.error(
    `A step left ${file} behind. Make its command write to a temporary folder or .temp.`,
  );
const counts = { passed: 0, failed: left.length, skipped: 0 };
const leftLines =
  left.length > 0 ? [formatLine('left-over files', performance.now() - start, counts)] : [];
printOutcome({
  total: { ...total, failed: total.failed + left.length },
  lines: [...lines, ...leftLines],
});
