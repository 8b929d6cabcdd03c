/**
 * The gate: every step in order, on after a failure, one closing line.
 * `pnpm verify --only lint` runs one step; `--only` may be repeated.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Counts } from './lib/counts.ts';
import { root } from './lib/packages.ts';
import { steps, type Step } from './lib/steps.ts';

const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } });
const wanted = values.only ?? steps.map((step) => step.name);
const unknown = wanted.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`There is no step ${unknown.map((name) => `"${name}"`).join(', ')}.`);
  console.error(`Steps: ${steps.map((step) => step.name).join(', ')}`);
  process.exit(2);
}

const countsFile = join(root, '.temp/counts.json');
mkdirSync(join(root, '.temp'), { recursive: true });

function runStep({ command, environment }: Step): boolean {
  const [program = '', ...rest] = command;
  const result = spawnSync(program, rest, {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      ...environment,
      PATH: `${join(root, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}`,
      TELLERKIT_TEST_COUNTS: countsFile,
      STORYBOOK_DISABLE_TELEMETRY: '1',
      REDOCLY_TELEMETRY: 'off',
    },
  });
  if (result.error) console.error(result.error.message);
  return result.status === 0;
}

/** A step that fails without a failure of its own counted still counts as one. */
function countStep(step: Step, passed: boolean): Counts {
  if (step.counts && existsSync(countsFile)) {
    const counts = JSON.parse(readFileSync(countsFile, 'utf8')) as Counts;
    return passed || counts.failed > 0 ? counts : { ...counts, failed: 1 };
  }
  // a suite that ran nothing has shown nothing
  if (step.counts) return { passed: 0, failed: 1, skipped: 0 };
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
}

const total: Counts = { passed: 0, failed: 0, skipped: 0 };
const outcomes: string[] = [];
for (const step of steps.filter(({ name }) => wanted.includes(name))) {
  console.log(`\n> ${step.name}`);
  rmSync(countsFile, { force: true });
  const start = performance.now();
  const counts = countStep(step, runStep(step));
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += counts[key];
  const outcome = counts.failed > 0 ? `FAILED (${String(counts.failed)})` : 'passed';
  const line = `${step.name.padEnd(24)} ${seconds.padStart(6)} s  ${String(counts.passed).padStart(5)} ${outcome}`;
  console.log(`< ${line}`);
  outcomes.push(line);
}

console.log(`\n${outcomes.join('\n')}\n`);
const skipped = total.skipped > 0 ? `, ${String(total.skipped)} skipped` : '';
console.log(`${String(total.passed)} passed, ${String(total.failed)} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : 0;
