import type { Counts } from '@tellerkit/tooling/counts';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from './packages.ts';
import type { Step } from './steps.ts';

const countsFile = join(root, '.temp/counts.json');

function runStep({ command, environment }: Step): boolean {
  const [program = '', ...rest] = command;
  const result = spawnSync(program, rest, {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      ...environment,
      PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env['PATH'] ?? ''}`,
      TELLERKIT_TEST_COUNTS: countsFile,
      STORYBOOK_DISABLE_TELEMETRY: '1',
      REDOCLY_TELEMETRY: 'off',
    },
  });
  if (result.error) console.error(result.error.message);
  return result.status === 0;
}

/** Returns the counts of a step. If the step failed without counted failures, one failure is counted. */
function countStep(step: Step, passed: boolean): Counts {
  if (step.counts && existsSync(countsFile)) {
    const counts = JSON.parse(readFileSync(countsFile, 'utf8')) as Counts;
    if (counts.failed > 0 || (passed && counts.passed > 0)) return counts;
    if (passed)
      console.error(
        'No check ran. Find out why the command of this step found no checks or skipped them all.',
      );
    return { ...counts, failed: 1 };
  }
  // A step that should write counts but wrote none has checked nothing, so it fails.
  if (step.counts) return { passed: 0, failed: 1, skipped: 0 };
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
}

/** Total counts of several steps, and a printed line for each step. */
export interface Outcome {
  readonly total: Counts;
  readonly lines: readonly string[];
}

/** Formats the line of one step in the closing table. */
export function formatLine(name: string, ms: number, { passed, failed }: Counts): string {
  const seconds = (ms / 1000).toFixed(1).padStart(6);
  const outcome = failed > 0 ? `FAILED (${String(failed)})` : 'passed';
  return `${name.padEnd(24)} ${seconds} s  ${String(passed).padStart(5)} ${outcome}`;
}

/** Runs the steps in order and continues after a failure. */
export function runSteps(steps: readonly Step[]): Outcome {
  mkdirSync(join(root, '.temp'), { recursive: true });
  const total: Counts = { passed: 0, failed: 0, skipped: 0 };
  const lines: string[] = [];
  for (const step of steps) {
    console.log(`\n> ${step.name}`);
    rmSync(countsFile, { force: true });
    const start = performance.now();
    const counts = countStep(step, runStep(step));
    for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += counts[key];
    const line = formatLine(step.name, performance.now() - start, counts);
    console.log(`< ${line}`);
    lines.push(line);
  }
  return { total, lines };
}

/** Prints a line for each step and the closing line, and sets the exit code. */
export function printOutcome({ total, lines }: Outcome): void {
  console.log(`\n${lines.join('\n')}\n`);
  const skipped = total.skipped > 0 ? `, ${String(total.skipped)} skipped` : '';
  console.log(`${String(total.passed)} passed, ${String(total.failed)} failed${skipped}`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}
