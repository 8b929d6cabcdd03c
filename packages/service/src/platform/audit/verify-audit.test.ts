import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, test } from 'node:test';
import { openSqlite } from '../../node/index.ts';
import { asCustomer, openConversation } from '../../testing/caller.ts';
import { startTwoBanks } from '../../testing/two-banks.ts';
import { verifyAudit } from './verify-audit.ts';
import type { AuditFinding, AuditHead } from './verify-audit.ts';

describe('verifyAudit', () => {
  let folder: string;
  let file: string;
  let knownHeads: readonly AuditHead[];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tellerkit-audit-'));
    file = join(folder, 'audit.db');
    const bank = await startTwoBanks({ database: openSqlite(file) });
    const customer = await asCustomer(bank);
    for (let index = 0; index < 6; index += 1) await openConversation(customer);
    await customer.call('POST', '/v1/agents', { body: { displayName: 'Me' } });
    await bank.close();
    knownHeads = (await verifyAudit(openSqlite(file))).heads;
  });
  after(() => rm(folder, { recursive: true, force: true }));

  /** Runs SQL statements on a copy of the database and returns the findings of the copy. */
  async function findingsAfter(
    ...statements: string[]
  ): Promise<Omit<AuditFinding, 'tenant' | 'lane'>[]> {
    const copy = join(folder, 'copy.db');
    const database = new DatabaseSync(file);
    database.exec(`vacuum into '${copy}'`);
    database.close();
    const copied = new DatabaseSync(copy);
    for (const statement of statements) copied.exec(statement);
    copied.close();
    const { findings } = await verifyAudit(openSqlite(copy), { knownHeads });
    await rm(copy, { force: true });
    return findings.map(({ fault, sequence }) => ({ fault, sequence }));
  }

  test('reports no findings for an untouched audit that includes a rejected call', async () => {
    const { entries, findings, heads } = await verifyAudit(openSqlite(file), { knownHeads });
    assert.deepEqual([entries, findings], [8, []]);
    assert.deepEqual(
      heads.map(({ tenant, sequence }) => [tenant, sequence]),
      [
        ['ginkgo', 8],
        ['maple', 0],
      ],
    );
  });

  for (const column of ['caller_id', 'action', 'target', 'request_id', 'caller_kind', 'id'])
    test(`detects a change of ${column}`, async () => {
      assert.deepEqual(
        await findingsAfter(`update audit set ${column} = 'other' where sequence = 3`),
        [{ fault: 'changed', sequence: 3 }],
      );
    });

  for (const column of ['occurred_at', 'status'])
    test(`detects a change of ${column} in the newest entry`, async () => {
      const change = `update audit set ${column} = ${column} + 1 where sequence = 8`;
      assert.deepEqual(await findingsAfter(change), [{ fault: 'changed', sequence: 8 }]);
    });

  test('detects a deleted entry', async () => {
    assert.deepEqual(await findingsAfter('delete from audit where sequence = 4'), [
      { fault: 'missing', sequence: 5 },
    ]);
  });

  test('detects a deleted entry even if the later entries were renumbered', async () => {
    const found = await findingsAfter(
      'delete from audit where sequence = 4',
      'update audit set sequence = sequence - 1 where sequence > 4',
      'update audit_heads set sequence = sequence - 1 where sequence > 4',
    );
    assert.equal(found.length, 5);
  });

  test('detects two entries that were swapped', async () => {
    const found = await findingsAfter(
      'update audit set sequence = 100 where sequence = 2',
      'update audit set sequence = 2 where sequence = 3',
      'update audit set sequence = 3 where sequence = 100',
    );
    assert.deepEqual(
      found.map(({ sequence }) => sequence),
      [2, 3, 4],
    );
  });

  test('detects that the newest entries were deleted', async () => {
    assert.deepEqual(await findingsAfter('delete from audit where sequence > 6'), [
      { fault: 'cut', sequence: 8 },
      { fault: 'cut', sequence: 8 },
    ]);
  });

  test('with a known head, detects that the newest entries were deleted, even if the database’s own head was set back', async () => {
    const found = await findingsAfter(
      'delete from audit where sequence > 6',
      `update audit_heads set sequence = 6, hash = (select hash from audit where sequence = 6)
       where sequence = 8`,
    );
    assert.deepEqual(found, [{ fault: 'cut', sequence: 8 }]);
  });

  test('detects a chain whose head is missing from the database', async () => {
    assert.deepEqual(await findingsAfter('delete from audit_heads where sequence = 8'), [
      { fault: 'cut', sequence: 8 },
    ]);
  });

  test('with known heads, detects that all chains and their heads were deleted', async () => {
    assert.deepEqual(await findingsAfter('delete from audit', 'delete from audit_heads'), [
      { fault: 'cut', sequence: 8 },
      { fault: 'cut', sequence: 0 },
    ]);
  });

  test("detects a deleted tenant and still checks the tenant's entries", async () => {
    const found = await findingsAfter(
      `delete from tenants where slug = 'ginkgo'`,
      'delete from audit where sequence = 4',
    );
    assert.deepEqual(found, [
      { fault: 'missing', sequence: 5 },
      { fault: 'cut', sequence: 8 },
    ]);
  });

  test('with known heads, detects that the slug of a tenant was changed', async () => {
    const found = await findingsAfter(
      `update tenants set slug = 'was-ginkgo' where slug = 'ginkgo'`,
    );
    assert.deepEqual(found, [{ fault: 'cut', sequence: 8 }]);
  });
});
