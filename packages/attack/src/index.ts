/**
 * Attacks services that it starts and compares what it sees with the promised bounds.
 * Usage: `pnpm attack --only load --database sqlite`. The gate runs `--quick`.
 */
import { writeCounts } from '@tellerkit/tooling/counts';
import { writeTable } from '@tellerkit/tooling/doc-tables';
import { startPostgres } from '@tellerkit/tooling/postgres';
import { parseArgs } from 'node:util';
import { areas } from './attacks/areas.ts';
import { resultCells, resultHead } from './base/result.ts';
import type { Result } from './base/result.ts';
import { runAttack } from './base/run-attack.ts';
import { selectRuns } from './base/select-runs.ts';

const page = new URL('../../../docs/attack.md', import.meta.url);
const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    database: { type: 'string' },
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});

const selected = selectRuns(areas, values);
if (typeof selected === 'string') {
  console.error(selected);
  process.exit(2);
}

const postgres = selected.some(({ database }) => database === 'postgres')
  ? await startPostgres()
  : undefined;
const results: Result[] = [];
try {
  for (const run of selected) {
    const isSkipped = run.database === 'postgres' && postgres === undefined;
    const outcome = isSkipped
      ? undefined
      : await runAttack(run.attack, run.database, postgres?.url);
    results.push({ ...run, outcome });
    console.log(resultCells({ ...run, outcome }).join(' | '));
  }
} finally {
  await postgres?.stop();
}
if (values.write) await writeTable(page, 'attacks', [resultHead, ...results.map(resultCells)]);

const held = results.filter(({ outcome }) => outcome?.held === true).length;
const broken = results.filter(({ outcome }) => outcome?.held === false).length;
const skipped = results.length - held - broken;
writeCounts({ passed: held, failed: broken, skipped });
console.log(
  `${String(held)} held, ${String(broken)} broken${skipped > 0 ? `, ${String(skipped)} skipped` : ''}`,
);
process.exitCode = broken > 0 ? 1 : 0;
