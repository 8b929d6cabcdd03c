/**
 * Goes through pages as banks build them, in Chromium. `pnpm gate:full` runs all journeys.
 * Usage: `pnpm journeys --only strict-mode`; `--only` may be repeated.
 */
import { writeCounts } from '@tellerkit/tooling/counts';
import { parseArgs } from 'node:util';
import { runJourney } from './base/run-journey.ts';
import { journeys } from './journeys/journeys.ts';

const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } });
const names = journeys.map(({ name }) => name);
const unknown = values.only?.find((name) => !names.includes(name));
if (unknown !== undefined) {
  console.error(`\`--only\` must be one of ${names.join(', ')}.`);
  process.exit(2);
}

const counts = { passed: 0, failed: 0, skipped: 0 };
for (const journey of journeys) {
  if (values.only && !values.only.includes(journey.name)) continue;
  try {
    await runJourney(journey);
    counts.passed += 1;
    console.log(`✓ ${journey.name}: ${journey.promise}`);
  } catch (error) {
    counts.failed += 1;
    console.error(`✗ ${journey.name}: ${journey.promise}`, error);
  }
}
writeCounts(counts);
console.log(`${String(counts.passed)} held, ${String(counts.failed)} broken`);
process.exitCode = counts.failed > 0 ? 1 : 0;
