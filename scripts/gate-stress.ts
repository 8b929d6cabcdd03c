/**
 * Runs the steps that depend on time, in three rounds, while two processes keep both cores of a small
 * machine busy: `pnpm gate:stress`. A test that fails here waits for less than its outcome.
 * `--rounds` and `--hogs` take other numbers.
 */
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { printOutcome, runSteps } from './lib/run-steps.ts';
import type { Outcome } from './lib/run-steps.ts';
import { steps } from './lib/steps.ts';

const prepared = ['build', 'examples'];
const stressed = [
  'unit tests',
  'sdk on other runtimes',
  'elements in chromium',
  'elements in firefox',
  'elements in webkit',
  'end to end',
];

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    hogs: { type: 'string', default: '2' },
  },
});
const select = (names: readonly string[]) => steps.filter(({ name }) => names.includes(name));

const outcomes: Outcome[] = [runSteps(select(prepared))];
const hogs = Array.from({ length: Number(values.hogs) }, () =>
  spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }),
);
process.once('exit', () => hogs.forEach((hog) => hog.kill('SIGKILL')));
for (let round = 1; round <= Number(values.rounds); round += 1) {
  console.log(
    `\n= Round ${String(round)} of ${values.rounds}, beside ${values.hogs} busy processes`,
  );
  outcomes.push(runSteps(select(stressed)));
}
hogs.forEach((hog) => hog.kill('SIGKILL'));

const sum = (key: 'passed' | 'failed' | 'skipped') =>
  outcomes.reduce((total, outcome) => total + outcome.total[key], 0);
printOutcome({
  total: { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') },
  lines: outcomes.flatMap(({ lines }) => lines),
});
