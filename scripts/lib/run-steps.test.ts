import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { runSteps } from './run-steps.ts';

/** Runs a step that reports these counts and succeeds. */
function runCounting(counts: { passed: number; failed: number; skipped: number }) {
  const program = `require('node:fs').writeFileSync(process.env.TELLERKIT_TEST_COUNTS, '${JSON.stringify(counts)}')`;
  return runSteps([{ name: 'sample', command: ['node', '-e', program], counts: true }]).total;
}

describe('a step that counts its checks', () => {
  test('reports the counts that its command wrote', () => {
    const counts = { passed: 2, failed: 0, skipped: 1 };
    assert.deepEqual(runCounting(counts), counts);
  });

  test('fails if no check ran', () => {
    const { failed } = runCounting({ passed: 0, failed: 0, skipped: 0 });
    assert.equal(failed, 1);
  });

  test('fails if every check was skipped', () => {
    const { failed } = runCounting({ passed: 0, failed: 0, skipped: 3 });
    assert.equal(failed, 1);
  });
});
