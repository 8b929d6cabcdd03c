/**
 * Measures speed and memory as ratios of two sides, measured in turn in one run, so that the ratios hold on any
 * machine. `--only calls` runs one section; `--write` writes the tables in docs/benchmarks.md.
 */
import { writeTable } from '@tellerkit/tooling/doc-tables';
import { benchClients } from './calls/clients.ts';
import { benchFirstPaint } from './paint/first-paint.ts';
import { benchLiveArrivals } from './arrivals/live-arrivals.ts';
import { benchLiveReaders } from './readers/live-readers.ts';
import { benchMounts } from './mounts/mounts.ts';
import type { Row } from './base/row.ts';
import { benchColdStart } from './start/cold-start.ts';
import { benchSdkCall } from './calls/sdk-call.ts';
import { benchSseDecode } from './decoding/sse-decode.ts';

const sections: Readonly<Record<string, () => Row[] | Promise<Row[]>>> = {
  decoding: benchSseDecode,
  calls: benchSdkCall,
  clients: benchClients,
  readers: benchLiveReaders,
  arrivals: benchLiveArrivals,
  start: benchColdStart,
  paint: benchFirstPaint,
  mounts: benchMounts,
};

const page = new URL('../../../docs/benchmarks.md', import.meta.url);
const only = process.argv.flatMap((arg, index, all) => (all[index - 1] === '--only' ? [arg] : []));
const unknown = only.filter((name) => !(name in sections));
if (unknown.length > 0) {
  console.error(
    `Unknown section: ${unknown.join(', ')}. Choose from ${Object.keys(sections).join(', ')}.`,
  );
  process.exit(2);
}

const isMet = ({ ratio, bound, atLeast }: Row) =>
  bound === undefined || (atLeast ? ratio >= bound : ratio <= bound);
const boundOf = ({ bound, atLeast }: Row) =>
  bound === undefined ? '' : `${atLeast ? 'at least' : 'at most'} ${bound}`;

let misses = 0;
for (const [section, measure] of Object.entries(sections)) {
  if (only.length > 0 && !only.includes(section)) continue;
  const rows = await measure();
  for (const row of rows) {
    const verdict = row.bound === undefined ? '    ' : isMet(row) ? 'ok  ' : 'MISS';
    const figures = `${row.ratio.toFixed(2)} (${boundOf(row)})`.replace(' ()', '');
    console.log(`${verdict}  ${row.name.padEnd(64)} ${figures.padEnd(22)} ${row.detail}`);
  }
  misses += rows.filter((row) => !isMet(row)).length;
  if (process.argv.includes('--write')) {
    const head = ['measurement', 'ratio', 'bound', 'absolute figures'];
    const cells = rows.map((row) => [row.name, row.ratio.toFixed(2), boundOf(row), row.detail]);
    await writeTable(page, section, [head, ...cells]);
  }
}
if (misses > 0) {
  console.log(
    'A ratio misses its bound. Check what the last change added to the code that the row measures.',
  );
  process.exitCode = 1;
}
