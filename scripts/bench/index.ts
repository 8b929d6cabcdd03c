import { benchFirstPaint } from './first-paint.ts';
import { benchLiveArrivals } from './live-arrivals.ts';
import type { Row } from './row.ts';
import { benchSdkCall } from './sdk-call.ts';
import { benchSseDecode } from './sse-decode.ts';

// Every row is a ratio of two things measured in turn in this run, so that it holds on any machine.
const rows: readonly Row[] = [
  ...benchSseDecode(),
  ...(await benchSdkCall()),
  ...(await benchLiveArrivals()),
  ...(await benchFirstPaint()),
];

const isMet = ({ ratio, bound, atLeast }: Row) => (atLeast ? ratio >= bound : ratio <= bound);
for (const row of rows) {
  const { name, ratio, bound, atLeast, detail } = row;
  const verdict = isMet(row) ? 'ok  ' : 'MISS';
  const figures = `${ratio.toFixed(2)} (${atLeast ? 'at least' : 'at most'} ${bound})`;
  process.stdout.write(`${verdict}  ${name.padEnd(48)} ${figures.padEnd(22)} ${detail}\n`);
}
if (!rows.every(isMet)) {
  process.stdout.write(
    'A ratio misses its bound. Look at what the last change added to that path.\n',
  );
  process.exitCode = 1;
}
