import assert from 'node:assert/strict';
import { test } from 'node:test';
import { milliseconds, readUsage } from './process-usage.ts';

test('the processor time of `ps` is read in the forms of macOS and of POSIX', () => {
  assert.equal(milliseconds('0:01.23'), 1230);
  assert.equal(milliseconds('3:04.56'), 184_560);
  assert.equal(milliseconds('00:00:07'), 7000);
  assert.equal(milliseconds('1-02:03:04'), 93_784_000);
});

test('the usage of a process has memory and processor time on this system', () => {
  const { residentMb, peakMb, cpuMs } = readUsage(process.pid);
  assert.ok(residentMb > 1 && peakMb > 1 && cpuMs > 0, `${residentMb} ${peakMb} ${cpuMs}`);
});
