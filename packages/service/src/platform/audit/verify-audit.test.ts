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
import type { AuditFinding, AuditHead } from './audit-report.ts';

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
    knownHeads = (await verifyAudit(openSqlite(file, { readOnly: true }))).heads;
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
    const { findings } = await verifyAudit(openSqlite(copy, { readOnly: true }), { knownHeads });
    await rm(copy, { force: true });
    return findings.map(({ fault, sequence }) => ({ fault, sequence }));
  }

  test('reports no findings for an untouched audit that includes a rejected call', async () => {
    const { entries, findings, heads } = await verifyAudit(openSqlite(file, { readOnly: true }), {
      knownHeads,
    });
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
      { fault: 'cut', sequence: 0 },
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
      { fault: 'added', sequence: null },
      { fault: 'cut', sequence: 8 },
    ]);
  });

  const columns = `id, tenant_id, request_id, occurred_at, caller_kind, caller_id, action, target, status, lane,
    sequence, previous_hash, hash`;
  const copyOf = (changes: Readonly<Record<string, string>>) => {
    const values = columns
      .split(/,\s*/)
      .map((column) => ({ id: `'aud_forged'`, ...changes })[column] ?? column);
    return `insert into audit (${columns}) select ${values.join(', ')} from audit where sequence = 3`;
  };
  const added: Readonly<Record<string, readonly [Record<string, string>, number | null]>> = {
    'no sequence': [{ sequence: 'null' }, null],
    'no sequence and no chain': [{ sequence: 'null', lane: 'null', hash: 'null' }, null],
    'a sequence of zero': [{ sequence: '0' }, 0],
    'a negative sequence': [{ sequence: '-4' }, -4],
    'a sequence of 64 bits': [{ sequence: '9223372036854775807' }, null],
    'a fractional sequence': [{ sequence: '3.5' }, null],
    'a text as the sequence': [{ sequence: `'three'` }, null],
    'bytes as the sequence': [{ sequence: `x'03'` }, null],
    'a taken sequence': [{}, 3],
    'an unknown chain': [{ lane: '1' }, 3],
    'a negative chain': [{ lane: '-1' }, 3],
    'a chain that is a text': [{ lane: `'a'` }, 3],
  };
  for (const [name, [changes, sequence]] of Object.entries(added))
    test(`detects an added entry with ${name}`, async () => {
      const found = await findingsAfter('drop index audit_by_sequence', copyOf(changes));
      assert.ok(
        found.some((finding) => finding.fault === 'added' && finding.sequence === sequence),
        JSON.stringify(found),
      );
    });

  test('detects an added entry of an unknown tenant', async () => {
    const found = await findingsAfter(copyOf({ tenant_id: `'tnt_forged'` }));
    assert.ok(found.some(({ fault }) => fault === 'added'));
  });

  test('detects an added entry beyond the newest entry of the record', async () => {
    const found = await findingsAfter(copyOf({ sequence: '9' }));
    assert.deepEqual(
      found.map(({ fault }) => fault),
      ['changed', 'added'],
    );
  });

  test('detects a chain whose record was added', async () => {
    const found = await findingsAfter(
      `insert into audit_heads select tenant_id, 5, 0, '' from audit_heads limit 1`,
    );
    assert.deepEqual(found, [{ fault: 'added', sequence: 0 }]);
  });

  test('with known heads, detects that the slug of a tenant was changed', async () => {
    const found = await findingsAfter(
      `update tenants set slug = 'was-ginkgo' where slug = 'ginkgo'`,
    );
    assert.deepEqual(found, [{ fault: 'cut', sequence: 8 }]);
  });
});
