import { verifyAudit } from '@tellerkit/service';
import type { AuditHead } from '@tellerkit/service';
import { openPostgres, openSqlite } from '@tellerkit/service/node';
import { join } from 'node:path';
import type { Outcome } from '../../base/attack.ts';
import type { AttackContext } from '../../context/attack-context.ts';
import { BankClient } from '../../context/bank-client.ts';
import type { EndedCommand } from '../../context/service-command.ts';
import { toAuditRow } from './audit-row.ts';
import type { AuditRow } from './audit-row.ts';

/** One deed of an attacker with write access to the database. */
export interface Tampering {
  readonly name: string;
  readonly statements: readonly string[];
  /** Statements that repair tables other than those of the audit. */
  readonly repairs?: readonly string[];
}

const customers = 4;
const tables = ['audit', 'audit_heads'] as const;

/** The audit of a service that customers have used and that has ended, with heads that its operator kept. */
export class FilledAudit {
  /** All entries, each chain in its order. */
  readonly rows: readonly AuditRow[];
  /** File with the kept heads, as the command wrote it. */
  readonly headsFile: string;
  readonly #context: AttackContext;
  readonly #heads: readonly AuditHead[];

  private constructor(
    context: AttackContext,
    headsFile: string,
    rows: readonly AuditRow[],
    heads: readonly AuditHead[],
  ) {
    this.#context = context;
    this.headsFile = headsFile;
    this.rows = rows;
    this.#heads = heads;
  }

  static async open(context: AttackContext): Promise<FilledAudit> {
    const service = await context.startCommand();
    const client = new BankClient(service.url);
    for (let count = 0; count < customers; count += 1) await useService(client);
    await service.end('SIGTERM');
    const headsFile = join(context.folder, 'heads.txt');
    const { code, errors } = await runCheck(context, '--write-audit-heads', headsFile);
    if (code !== 0) throw new Error(`The check of an intact audit failed: ${errors}`);
    const { database } = context;
    const found = await database.query('select * from audit order by lane, sequence');
    for (const table of tables)
      await database.query(`create table kept_${table} as select * from ${table}`);
    // Somebody who may write to the database may also drop what hinders an added row
    await database.query('drop index audit_by_sequence');
    const report = await verifyAudit(openForReading(context));
    return new FilledAudit(context, headsFile, found.map(toAuditRow), report.heads);
  }

  /** Counts the tamperings that the check finds. One example also goes through the command. */
  async count(tamperings: readonly Tampering[], { kept }: { kept: boolean }): Promise<Outcome> {
    const missed: string[] = [];
    for (const { name, statements, repairs = [] } of tamperings) {
      await this.#apply(statements);
      const report = await verifyAudit(openForReading(this.#context), {
        ...(kept && { knownHeads: this.#heads }),
      });
      if (report.findings.length === 0) missed.push(name);
      await this.#apply(repairs);
      await this.restore();
    }
    await this.#apply(tamperings[0]?.statements ?? []);
    const damaged = await this.check(...(kept ? ['--audit-heads', this.headsFile] : []));
    await this.restore();
    const intact = await this.check('--audit-heads', this.headsFile);
    const found = tamperings.length - missed.length;
    const names = missed.length === 0 ? '' : `, missed: ${missed.slice(0, 3).join('; ')}`;
    return {
      seen: `${found} of ${tamperings.length} found, exit codes ${String(damaged.code)} damaged and ${String(intact.code)} intact${names}`,
      held: missed.length === 0 && damaged.code === 1 && intact.code === 0,
    };
  }

  /** Runs statements, and leaves the damage until {@link restore}. */
  async damage(statements: readonly string[]): Promise<void> {
    await this.#apply(statements);
  }

  /** Runs `--verify-audit` on the database. */
  check(...flags: string[]): Promise<EndedCommand> {
    return runCheck(this.#context, ...flags);
  }

  async restore(): Promise<void> {
    const { database } = this.#context;
    for (const table of tables) {
      await database.query(`drop table ${table}`);
      await database.query(`create table ${table} as select * from kept_${table}`);
    }
  }

  async #apply(statements: readonly string[]): Promise<void> {
    for (const statement of statements) await this.#context.database.query(statement);
  }
}

/** Causes four entries: a session, a conversation, a message and a refused call. */
async function useService(client: BankClient): Promise<void> {
  const { token } = await client.openSession();
  const conversation = await client.openConversation(token);
  await client.sendText(token, conversation, 'Good morning');
  await client.send({ method: 'POST', path: '/v1/agents', credential: token, body: {} });
}

function runCheck(context: AttackContext, ...flags: string[]): Promise<EndedCommand> {
  return context.spawnCommand({ flags: ['--verify-audit', ...flags] }).ended;
}

function openForReading({ database: { kind, address } }: AttackContext) {
  return kind === 'postgres' ? openPostgres(address) : openSqlite(address, { readOnly: true });
}
