import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Kysely, sql } from 'kysely';
import { verifyAudit } from '../platform/audit/verify-audit.ts';
import type { DatabaseKind } from '../store/database/database-kind.ts';
import { chainOldAudit } from '../store/database/migrations/011-chain-old-audit.ts';
import type { Database } from '../store/database/schema.ts';
import { asCustomer, openConversation } from '../testing/caller.ts';
import type { SetUp, Setup } from './setup.ts';

const oldEntries = 1200;

type StoredDatabase = NonNullable<SetUp['database']>;

async function withDatabase(
  database: StoredDatabase,
  task: (db: Kysely<Database>, kind: DatabaseKind) => Promise<unknown>,
): Promise<void> {
  const { dialect, kind } = await database.open();
  const db = new Kysely<Database>({ dialect });
  await task(db, kind);
  await db.destroy();
}

/** Adds entries as the service wrote them before migration 006: without a place in a chain. */
async function addOldEntries(db: Kysely<Database>): Promise<void> {
  const { id } = await db
    .selectFrom('tenants')
    .select('id')
    .where('slug', '=', 'ginkgo')
    .executeTakeFirstOrThrow();
  const values = Array.from({ length: oldEntries }, (_, index) => ({
    id: `aud_old_${index}`,
    tenant_id: id,
    request_id: `req_${index}`,
    occurred_at: 1_700_000_000_000 + index,
    caller_kind: 'secret' as const,
    caller_id: 'key',
    action: 'agents.create',
    target: null,
    status: 201,
  }));
  for (let start = 0; start < oldEntries; start += 300)
    await db
      .insertInto('audit')
      .values(values.slice(start, start + 300))
      .execute();
}

/** Runs the migration on one connection, as the migrator does. On PostgreSQL the migrator opens a transaction. */
async function upgrade(database: StoredDatabase): Promise<void> {
  const up = (db: Kysely<Database>) => chainOldAudit.up(db as Kysely<unknown>);
  await withDatabase(database, (db, kind) =>
    kind === 'postgres' ? db.transaction().execute(up) : db.connection().execute(up),
  );
}

/**
 * Checks that an upgrade gives the entries from before the audit chains their place in a chain.
 */
export function checkAuditUpgrade(setup: Setup): void {
  test('an upgrade chains the audit entries of a database from before the chains', async (context) => {
    const { bank, database, restart } = await setup(context);
    if (!database) return;
    await bank.close();
    await withDatabase(database, async (db) => {
      await db.deleteFrom('audit_heads').execute();
      await addOldEntries(db);
    });
    const unchained = await verifyAudit(await database.open());
    assert.ok(unchained.findings.some(({ fault }) => fault === 'added'));
    await upgrade(database);
    const upgraded = await restart();
    await openConversation(await asCustomer(upgraded));
    await upgraded.close();
    const { entries, findings, heads } = await verifyAudit(await database.open());
    assert.deepEqual([entries, findings], [oldEntries + 2, []]);
    await withDatabase(database, (db) =>
      db.deleteFrom('audit').where('id', '=', 'aud_old_1100').execute(),
    );
    const tampered = await verifyAudit(await database.open());
    assert.deepEqual(
      tampered.findings.map(({ fault, lane, sequence }) => [fault, lane, sequence]),
      [['missing', 0, 1102]],
    );
    assert.ok(heads.some(({ lane, sequence }) => lane === 0 && sequence >= oldEntries));
  });

  test('an upgrade appends old audit entries to a chain and keeps its known heads valid', async (context) => {
    const { bank, database } = await setup(context);
    if (!database) return;
    const customer = await asCustomer(bank);
    for (let count = 0; count < 20; count += 1) await openConversation(customer);
    await bank.close();
    const { heads: knownHeads, entries } = await verifyAudit(await database.open());
    await withDatabase(database, addOldEntries);
    await upgrade(database);
    const report = await verifyAudit(await database.open(), { knownHeads });
    assert.deepEqual([report.entries, report.findings], [entries + oldEntries, []]);
  });

  test('an added entry without a place stays a fault after the upgrade', async (context) => {
    const { bank, database, restart } = await setup(context);
    if (!database) return;
    await openConversation(await asCustomer(bank));
    await bank.close();
    await withDatabase(database, (db) =>
      sql`insert into audit (id, tenant_id, request_id, occurred_at, caller_kind, caller_id, action, status)
      select 'aud_forged', tenant_id, request_id, occurred_at, caller_kind, caller_id, action, status from audit
      limit 1`.execute(db),
    );
    await (await restart()).close();
    const { findings } = await verifyAudit(await database.open());
    assert.deepEqual(
      findings.map(({ fault }) => fault),
      ['added'],
    );
  });
}
