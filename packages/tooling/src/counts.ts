import { writeFileSync } from 'node:fs';

/** Counts of a gate step. The closing line of the gate adds them up. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** Writes the counts of a step to the file that the gate names. Does nothing outside the gate. */
export function writeCounts(counts: Counts): void {
  const file = process.env['TELLERKIT_TEST_COUNTS'];
  if (file) writeFileSync(file, JSON.stringify(counts));
}
