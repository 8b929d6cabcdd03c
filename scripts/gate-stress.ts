/**
 * `pnpm gate:stress` runs the steps that depend on time in three rounds, while two processes keep both cores of a
 * small machine busy. A test that fails only here has a fault, or the product has one: see docs/contributing.md.
 * `--rounds` and `--hogs` set the number of rounds and of busy processes.
 */
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { printOutcome, runSteps } from './lib/run-steps.ts';
import type { Outcome } from './lib/run-steps.ts';
import { steps } from './lib/steps.ts';
import type { Step } from './lib/steps.ts';

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

function readNumber(option: 'rounds' | 'hogs', least: number): number {
  const text = values[option];
  if (!/^\d+$/.test(text) || Number(text) < least)
    throw new RangeError(`\`--${option}\` must be a whole number of at least ${String(least)}.`);
  return Number(text);
}

function findStep(name: string): Step {
  const step = steps.find((known) => known.name === name);
  if (!step) throw new Error(`Unknown step \`${name}\`. Use a name from scripts/lib/steps.ts.`);
  return step;
}

/** Program that keeps a core busy until its standard input closes, even if this process crashes. */
const hogSource = `
  process.stdin.resume().on('close', () => process.exit());
  setImmediate(function spin() {
    for (const end = Date.now() + 50; Date.now() < end; );
    setImmediate(spin);
  });
`;

const rounds = readNumber('rounds', 1);
const hogCount = readNumber('hogs', 0);
const preparation = prepared.map(findStep);
const round = stressed.map(findStep);

const outcomes: Outcome[] = [runSteps(preparation)];
const hogs = Array.from({ length: hogCount }, () =>
  spawn(process.execPath, ['-e', hogSource], { stdio: ['pipe', 'ignore', 'ignore'] }),
);
for (let number = 1; number <= rounds; number += 1) {
  console.log(
    `\n= Round ${String(number)} of ${String(rounds)}, with ${String(hogCount)} busy processes`,
  );
  outcomes.push(runSteps(round));
}
for (const hog of hogs) hog.stdin.destroy();

const sum = (key: 'passed' | 'failed' | 'skipped') =>
  outcomes.reduce((total, outcome) => total + outcome.total[key], 0);
printOutcome({
  total: { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') },
  lines: outcomes.flatMap(({ lines }) => lines),
});
