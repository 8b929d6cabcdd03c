import { createHmac } from 'node:crypto';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import type { Attack } from '../../base/attack.ts';
import type { AttackContext } from '../../context/attack-context.ts';
import type { AuditRow } from './audit-row.ts';
import { FilledAudit } from './filled-audit.ts';
import { cutAt } from './rewritten-chains.ts';

type Head = Readonly<Record<string, unknown>>;

/** Cuts the audit and forges the file of kept heads to match, in each way that the file allows. */
export const forgedHeads: Attack = {
  id: 'forged-heads',
  attack:
    'Somebody cuts off an entry and its record, and empties, cuts, swaps, re-signs or rewrites the file of kept heads to match; or a shell empties it with `>`.',
  bound: 'The check refuses every file with exit code 1 or 2, and leaves the file as it is.',
  databases: ['sqlite', 'postgres'],
  heavy: true,
  async run(context) {
    const audit = await FilledAudit.open(context);
    const cut = audit.rows.at(-1);
    if (!cut) throw new Error('The audit is empty.');
    const kept = await readFile(audit.headsFile, 'utf8');
    await audit.damage(cutAt(cut));
    const unkeyed = (await audit.check('--unkeyed-heads')).out;
    const missed: string[] = [];
    const forgeries = Object.entries(forgeriesOf(kept, unkeyed, cut));
    for (const [name, text] of forgeries) {
      const file = await write(context, text);
      const { code } = await audit.check('--audit-heads', file, '--write-audit-heads', file);
      const isSame = (await readFile(file, 'utf8')) === text;
      if ((code !== 1 && code !== 2) || !isSame) missed.push(`${name} (${String(code)})`);
    }
    await audit.restore();
    const emptied = await audit.check('--audit-heads', await write(context, ''));
    if (emptied.code !== 2 || emptied.out !== '') missed.push('emptied by a shell');
    const original = await audit.check('--audit-heads', await copy(context, audit.headsFile));
    const total = forgeries.length + 1;
    const names = missed.length === 0 ? '' : `, taken: ${missed.join('; ')}`;
    return {
      seen: `${total - missed.length} of ${total} refused, exit code ${String(original.code)} with the kept file${names}`,
      held: missed.length === 0 && original.code === 0,
    };
  },
};

/** Returns texts for the file of heads that match an audit without its entry `cut`, or hide that it had the entry. */
function forgeriesOf(kept: string, unkeyed: string, cut: AuditRow): Record<string, string> {
  const heads = kept.trim().split('\n').map(parse);
  const victim = heads.find(({ lane }) => lane === cut.lane) ?? {};
  const others = heads.filter((head) => head !== victim);
  const lower = { ...victim, sequence: Number(cut.sequence) - 1, hash: cut.previous_hash };
  const replacing = (...heads: Head[]) => toText([...others, ...heads]);
  const recounted =
    heads.length === 1 ? [] : others.map((head) => ({ ...head, of: others.length }));
  return {
    'an empty file': '',
    'blank lines': '\n \n\n',
    'heads without a key': unkeyed,
    'a lowered head with its old signature': replacing(lower),
    'a lowered head without a signature': replacing({ ...lower, mac: undefined }),
    'a lowered head with zeros as its signature': replacing({ ...lower, mac: '0'.repeat(64) }),
    'a lowered head with a signature of another key': replacing({ ...lower, mac: sign(lower) }),
    'a lowered head beside the kept one': replacing(victim, lower),
    'a lowered head with a number as text': replacing({ ...victim, sequence: '3' }),
    'a head of another tenant': replacing({ ...victim, tenant: 'other' }),
    'a head of another chain': replacing({ ...victim, lane: 77 }),
    'a head of another time': replacing({ ...victim, at: '2020-01-01T00:00:00.000Z' }),
    'a removed head': toText(others),
    'a removed head with an adapted count': toText(recounted),
    'half a head': kept.slice(0, Math.floor(kept.length / 2)),
    'an array': JSON.stringify(heads),
    'no heads but text': 'the audit has no faults\n',
  };
}

/** Signs a head as another service would. */
function sign({ tenant, lane, sequence, hash, at, of }: Head): string {
  const fields = JSON.stringify([tenant, lane, sequence, hash, at, of]);
  return createHmac('sha256', 'a secret of another service').update(fields).digest('hex');
}

function parse(line: string): Head {
  return JSON.parse(line) as Head;
}

function toText(heads: readonly Head[]): string {
  return heads.map((head) => `${JSON.stringify(head)}\n`).join('');
}

async function write({ folder }: AttackContext, text: string): Promise<string> {
  const file = `${folder}/forged.txt`;
  await writeFile(file, text);
  return file;
}

async function copy({ folder }: AttackContext, headsFile: string): Promise<string> {
  const file = `${folder}/copied.txt`;
  await copyFile(headsFile, file);
  return file;
}
