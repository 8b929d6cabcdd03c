/**
 * The chaos run: injects faults into the browser, the network and the service, and counts broken promises.
 * Usage: `pnpm chaos --seed 7 --part sends`. The gate runs `--quick`.
 */
import { writeCounts } from '@tellerkit/tooling/counts';
import { parseArgs } from 'node:util';
import { formatCounts, isKept } from './base/count.ts';
import type { Count } from './base/count.ts';
import { Dice } from './base/dice.ts';
import { fullSize, parts, quickSize } from './parts.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    quick: { type: 'boolean', default: false },
    part: { type: 'string', multiple: true },
  },
});
const seed = Number(values.seed ?? (values.quick ? 1 : Math.floor(Math.random() * 2 ** 31)));
const unknown = values.part?.find((name) => !(name in parts));
if (!Number.isSafeInteger(seed) || unknown !== undefined) {
  console.error(
    `\`--seed\` must be a whole number, \`--part\` one of ${Object.keys(parts).join(', ')}.`,
  );
  process.exit(2);
}

const size = values.quick ? quickSize : fullSize;
const command = `pnpm chaos --seed ${String(seed)}${values.quick ? ' --quick' : ''}`;
console.log(`Seed ${String(seed)}. Repeat: ${command}`);
const counts: Count[] = [];
for (const [name, run] of Object.entries(parts)) {
  if (values.part && !values.part.includes(name)) continue;
  const start = performance.now();
  try {
    counts.push(...(await run(new Dice(seed).of(name), size)));
  } catch (error) {
    console.error(error);
    counts.push({ part: name, name: 'finished', value: 0, atLeast: 1 });
  }
  console.log(`${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
}
console.log(`\n${formatCounts(counts)}\n`);

const bounded = counts.filter(
  ({ atMost, atLeast }) => atMost !== undefined || atLeast !== undefined,
);
const failed = bounded.filter((count) => !isKept(count)).length;
writeCounts({ passed: bounded.length - failed, failed, skipped: 0 });
if (failed > 0) console.error(`${String(failed)} promises broken. Repeat: ${command}`);
process.exitCode = failed > 0 ? 1 : 0;
