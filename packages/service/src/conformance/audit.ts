import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { Kysely } from 'kysely';
import { verifyAudit } from '../platform/audit/verify-audit.ts';
import type { Database } from '../store/database/schema.ts';
import { asCustomer, openConversation } from '../testing/caller.ts';
import type { Setup } from './setup.ts';

const customers = 10;
const each = 6;

/**
 * Every change leaves an entry in a chain, however many are made at once.
 */
export function checkAudit(setup: Setup): void {
  test('changes made at once leave a whole audit', async (context) => {
    const { bank, database } = await setup(context);
    if (!database) return;
    await Promise.all(
      Array.from({ length: customers }, async () => {
        const customer = await asCustomer(bank);
        await Promise.all(Array.from({ length: each - 1 }, () => openConversation(customer)));
      }),
    );
    const report = await verifyAudit(await database.open());
    assert.deepEqual([report.entries, report.findings], [customers * each, []]);
    assert.deepEqual(bank.errors, []);
  });

  test('a chain that is gone with its head is missed', async (context) => {
    const { bank, database } = await setup(context);
    if (!database) return;
    await openConversation(await asCustomer(bank));
    const whole = await verifyAudit(await database.open());
    const { dialect } = await database.open();
    const db = new Kysely<Database>({ dialect });
    for (const table of ['audit', 'audit_heads'] as const)
      await db.deleteFrom(table).where('lane', '=', 0).execute();
    await db.destroy();
    const { findings } = await verifyAudit(await database.open(), { knownHeads: whole.heads });
    for (const { tenant, lane, sequence } of whole.heads.filter((head) => head.lane === 0))
      assert.ok(
        findings.some((found) =>
          isDeepStrictEqual(found, { fault: 'cut', tenant, lane, sequence }),
        ),
      );
    assert.ok(findings.every(({ fault, lane }) => fault === 'cut' && lane === 0));
    const alone = await verifyAudit(await database.open());
    const others = whole.heads.filter((head) => head.lane === 1);
    assert.equal(alone.findings.length, others.length, 'a tenant with other chains needs this one');
  });
}
