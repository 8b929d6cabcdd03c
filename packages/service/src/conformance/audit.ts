import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verifyAudit } from '../audit/verify-audit.ts';
import type { Setup } from './setup.ts';

const customers = 10;
const each = 6;

/**
 * Every change leaves an entry in a chain, however many are made at once.
 *
 * @internal
 */
export function checkAudit(setup: Setup): void {
  test('changes made at once leave a whole audit', async (context) => {
    const { harness, database } = await setup(context);
    if (!database) return;
    await Promise.all(
      Array.from({ length: customers }, async () => {
        const customer = await harness.customer();
        await Promise.all(Array.from({ length: each - 1 }, () => harness.open(customer)));
      }),
    );
    const report = await verifyAudit(await database.open());
    assert.deepEqual([report.entries, report.findings], [customers * each, []]);
    assert.deepEqual(harness.errors, []);
  });
}
