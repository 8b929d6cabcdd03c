import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { Kysely } from 'kysely';
import { verifyAudit } from '../platform/audit/verify-audit.ts';
import type { Database } from '../store/database/schema.ts';
import { asCustomer, openConversation } from '../testing/caller.ts';
import type { Setup } from './setup.ts';

const customers = 10;
const entriesPerCustomer = 6;

/**
 * Checks that every change writes an entry in an audit chain, even if many changes run in parallel.
 */
export function checkAudit(setup: Setup): void {
  test('parallel changes leave an intact audit', async (context) => {
    const { bank, database } = await setup(context);
    if (!database) return;
    await Promise.all(
      Array.from({ length: customers }, async () => {
        const customer = await asCustomer(bank);
        await Promise.all(
          Array.from({ length: entriesPerCustomer - 1 }, () => openConversation(customer)),
        );
      }),
    );
    const report = await verifyAudit(await database.open());
    assert.deepEqual([report.entries, report.findings], [customers * entriesPerCustomer, []]);
    assert.deepEqual(bank.errors, []);
  });

  test('verifyAudit detects an audit chain that was deleted together with its head', async (context) => {
    const { bank, database } = await setup(context);
    if (!database) return;
    await openConversation(await asCustomer(bank));
    const intact = await verifyAudit(await database.open());
    const { dialect } = await database.open();
    const db = new Kysely<Database>({ dialect });
    for (const table of ['audit', 'audit_heads'] as const)
      await db.deleteFrom(table).where('lane', '=', 0).execute();
    await db.destroy();
    const { findings } = await verifyAudit(await database.open(), { knownHeads: intact.heads });
    for (const { tenant, lane, sequence } of intact.heads.filter((head) => head.lane === 0))
      assert.ok(
        findings.some((found) =>
          isDeepStrictEqual(found, { fault: 'cut', tenant, lane, sequence }),
        ),
      );
    assert.ok(findings.every(({ fault, lane }) => fault === 'cut' && lane === 0));
    const withoutHeads = await verifyAudit(await database.open());
    const others = intact.heads.filter((head) => head.lane === 1);
    assert.equal(
      withoutHeads.findings.length,
      others.length,
      'without known heads, only a tenant with other chains shows that this chain is missing',
    );
  });
}
