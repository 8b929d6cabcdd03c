import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { Kysely, sql } from 'kysely';
import type { Selectable } from 'kysely';
import { verifyAudit } from '../platform/audit/verify-audit.ts';
import type { Database } from '../store/database/schema.ts';
import type { AuditHeadTable, AuditTable } from '../store/database/tables/audit-tables.ts';
import { asCustomer, openConversation } from '../testing/caller.ts';
import type { SetUp, Setup } from './setup.ts';

const customers = 10;
const entriesPerCustomer = 6;

interface Tampering {
  readonly name: string;
  readonly statements: readonly string[];
  /** True if only heads from outside the database reveal the change. */
  readonly needsHeads?: boolean;
}

const chain = '(select tenant_id from audit_heads order by sequence desc limit 1)';
const lane = '(select lane from audit_heads order by sequence desc limit 1)';
const place = `tenant_id = ${chain} and lane = ${lane}`;
const values = `id, tenant_id, request_id, occurred_at, caller_kind, caller_id, action, target, status, lane, sequence,
  previous_hash, hash`;
const copyWith = (column: string, value: string) =>
  `insert into audit (${values}) select ${values
    .split(/,\s*/)
    .map((name) => (name === 'id' ? `'aud_forged'` : name === column ? value : name))
    .join(', ')} from audit where ${place} and sequence = 1`;

const texts = ['id', 'tenant_id', 'request_id', 'caller_kind', 'caller_id', 'action', 'target'];
const tamperings: readonly Tampering[] = [
  ...[...texts, 'previous_hash', 'hash'].map((column) => ({
    name: `a change of ${column}`,
    statements: [`update audit set ${column} = 'other' where ${place} and sequence = 1`],
  })),
  ...['occurred_at', 'status'].map((column) => ({
    name: `a change of ${column}`,
    statements: [`update audit set ${column} = ${column} + 1 where ${place} and sequence = 1`],
  })),
  ...['lane', 'sequence'].map((column) => ({
    name: `a change of ${column}`,
    statements: [`update audit set ${column} = 77 where ${place} and sequence = 1`],
  })),
  ...['null', '0', '-1', '77', '9007199254740993'].map((value) => ({
    name: `an added entry with the sequence ${value}`,
    statements: [copyWith('sequence', value)],
  })),
  ...['null', '-1', '77'].map((value) => ({
    name: `an added entry in the chain ${value}`,
    statements: [copyWith('lane', value)],
  })),
  {
    name: 'an added entry of an unknown tenant',
    statements: [copyWith('tenant_id', `'tnt_forged'`)],
  },
  { name: 'a removed entry', statements: [`delete from audit where ${place} and sequence = 1`] },
  {
    name: 'a removed end of a chain',
    statements: [`delete from audit where ${place} and sequence > 1`],
  },
  {
    name: 'a removed end of a chain, with its record set back',
    needsHeads: true,
    statements: [
      `delete from audit where ${place} and sequence > 1`,
      `update audit_heads set sequence = 1, hash = (select hash from audit where audit.tenant_id =
       audit_heads.tenant_id and audit.lane = audit_heads.lane and audit.sequence = 1) where ${place}`,
    ],
  },
  {
    name: 'a removed chain, with its record set back',
    needsHeads: true,
    statements: [
      `delete from audit where ${place}`,
      `update audit_heads set sequence = 0, hash = '' where ${place}`,
    ],
  },
  { name: 'a removed record', statements: [`delete from audit_heads where ${place}`] },
  { name: 'a removed chain', statements: ['delete from audit', 'delete from audit_heads'] },
];

/** Runs statements on the tables of the audit, then a check, and restores the tables. */
async function tamper(
  db: Kysely<Database>,
  { readAll }: Pick<NonNullable<SetUp['database']>, 'readAll'>,
  statements: readonly string[],
  check: () => Promise<void>,
): Promise<void> {
  const entries = (await readAll('audit')) as Selectable<AuditTable>[];
  const records = (await readAll('audit_heads')) as Selectable<AuditHeadTable>[];
  for (const statement of statements) await sql.raw(statement).execute(db);
  await check();
  await db.deleteFrom('audit').execute();
  await db.deleteFrom('audit_heads').execute();
  await db.insertInto('audit').values(entries).execute();
  await db.insertInto('audit_heads').values(records).execute();
}

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
    assert.deepEqual(
      withoutHeads.findings.map(({ fault, lane }) => [fault, lane]),
      intact.heads.filter((head) => head.lane === 0).map(() => ['cut', 0]),
    );
  });

  test('verifyAudit detects each change of the audit', async (context) => {
    const { bank, database } = await setup(context);
    if (!database) return;
    const customer = await asCustomer(bank);
    for (let count = 0; count < 20; count += 1) await openConversation(customer);
    await bank.close();
    const { heads: knownHeads, findings } = await verifyAudit(await database.open());
    assert.deepEqual(findings, []);
    const { dialect } = await database.open();
    const db = new Kysely<Database>({ dialect });
    for (const { name, statements, needsHeads = false } of tamperings) {
      await tamper(db, database, statements, async () => {
        const unaided = await verifyAudit(await database.open());
        assert.equal(unaided.findings.length > 0, !needsHeads, `${name}, without known heads`);
        const compared = await verifyAudit(await database.open(), { knownHeads });
        assert.ok(compared.findings.length > 0, `${name}, with known heads`);
      });
    }
    assert.deepEqual((await verifyAudit(await database.open(), { knownHeads })).findings, []);
    await db.destroy();
  });
}
