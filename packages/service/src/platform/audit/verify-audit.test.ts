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

describe('the audit chain', () => {
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

  /** What is found after a manipulation, which is then undone. */
  async function foundAfter(
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

  test('is whole where nobody has touched it, refused calls included', async () => {
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
    test(`shows a change of ${column}`, async () => {
      assert.deepEqual(
        await foundAfter(`update audit set ${column} = 'other' where sequence = 3`),
        [{ fault: 'changed', sequence: 3 }],
      );
    });

  for (const column of ['occurred_at', 'status'])
    test(`shows a change of ${column}`, async () => {
      const change = `update audit set ${column} = ${column} + 1 where sequence = 8`;
      assert.deepEqual(await foundAfter(change), [{ fault: 'changed', sequence: 8 }]);
    });

  test('shows a removal', async () => {
    assert.deepEqual(await foundAfter('delete from audit where sequence = 4'), [
      { fault: 'missing', sequence: 5 },
    ]);
  });

  test('shows a removal behind which the rest was moved up', async () => {
    const found = await foundAfter(
      'delete from audit where sequence = 4',
      'update audit set sequence = sequence - 1 where sequence > 4',
      'update audit_heads set sequence = sequence - 1 where sequence > 4',
    );
    assert.equal(found.length, 5);
  });

  test('shows entries that have changed places', async () => {
    const found = await foundAfter(
      'update audit set sequence = 100 where sequence = 2',
      'update audit set sequence = 2 where sequence = 3',
      'update audit set sequence = 3 where sequence = 100',
    );
    assert.deepEqual(
      found.map(({ sequence }) => sequence),
      [2, 3, 4],
    );
  });

  test('shows a cut at the end', async () => {
    assert.deepEqual(await foundAfter('delete from audit where sequence > 6'), [
      { fault: 'cut', sequence: 8 },
      { fault: 'cut', sequence: 8 },
    ]);
  });

  test('shows by the heads kept elsewhere a cut that was covered up', async () => {
    const found = await foundAfter(
      'delete from audit where sequence > 6',
      `update audit_heads set sequence = 6, hash = (select hash from audit where sequence = 6)
       where sequence = 8`,
    );
    assert.deepEqual(found, [{ fault: 'cut', sequence: 8 }]);
  });

  test('shows that the head of a chain is gone', async () => {
    assert.deepEqual(await foundAfter('delete from audit_heads where sequence = 8'), [
      { fault: 'cut', sequence: 8 },
    ]);
  });

  test('shows by the heads kept elsewhere that whole chains are gone', async () => {
    assert.deepEqual(await foundAfter('delete from audit', 'delete from audit_heads'), [
      { fault: 'cut', sequence: 8 },
      { fault: 'cut', sequence: 0 },
    ]);
  });

  test('shows that a tenant is gone, and checks its entries all the same', async () => {
    const found = await foundAfter(
      `delete from tenants where slug = 'ginkgo'`,
      'delete from audit where sequence = 4',
    );
    assert.deepEqual(found, [
      { fault: 'missing', sequence: 5 },
      { fault: 'cut', sequence: 8 },
    ]);
  });

  test('shows by the heads kept elsewhere that a tenant goes by another slug', async () => {
    const found = await foundAfter(`update tenants set slug = 'was-ginkgo' where slug = 'ginkgo'`);
    assert.deepEqual(found, [{ fault: 'cut', sequence: 8 }]);
  });
});
