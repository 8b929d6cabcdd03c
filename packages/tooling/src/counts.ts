import { writeFileSync } from 'node:fs';

/** What a step of the gate adds to the closing line. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** Hands a step's own counts to the gate, which names the file; on its own a step just prints. */
export function writeCounts(counts: Counts): void {
  const file = process.env['TELLERKIT_TEST_COUNTS'];
  if (file) writeFileSync(file, JSON.stringify(counts));
}
