import { readFileSync } from 'node:fs';
import type { Attack } from '../../base/attack.ts';
import type { AttackContext } from '../../context/attack-context.ts';
import { BankClient } from '../../context/bank-client.ts';
import { forgeToken, readToken } from './forge-token.ts';
import { issueAgentToken } from './issue-agent-token.ts';

/** Forges tokens of an agent with every value of the database that could be a secret. */
export const forgeFromDatabase: Attack = {
  id: 'forge-from-database',
  attack: 'Somebody with a copy of the database forges an agent token with each secret in it.',
  bound: 'The database holds no signing secret, so every forged token gets 401.',
  databases: ['sqlite', 'postgres'],
  async run(context) {
    const service = await context.startCommand();
    const client = new BankClient(service.url);
    const issued = readToken(await issueAgentToken(client));
    const secrets = await findSecrets(context);
    const statuses = new Map<number, number>();
    for (const secret of secrets) {
      const credential = forgeToken(issued, secret, 0);
      const { status } = await client.send({ path: '/v1/agents/me', credential });
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    // The fingerprint is a digest, which the attack also tries as a secret
    const [inTable] = await context.database.query(
      "select count(*) as n from secrets where name <> 'sealing-fingerprint'",
    );
    const stored = Number(inTable?.['n']);
    const counts = [...statuses].map(([status, count]) => `${count} × ${status}`).join(', ');
    return {
      seen: `${stored} stored secrets, ${counts}`,
      held: stored === 0 && secrets.length > 0 && [...statuses.keys()].every((one) => one === 401),
    };
  },
};

/** Finds all values of 16 and of 32 bytes in hex. On SQLite it reads the bytes of the file, removed rows included. */
async function findSecrets({ database }: AttackContext): Promise<Uint8Array[]> {
  const text =
    database.kind === 'sqlite'
      ? ['', '-wal'].map((end) => readFileSync(database.address + end, 'latin1')).join('\n')
      : JSON.stringify([
          await database.query('select * from secrets'),
          await database.query('select * from api_keys'),
        ]);
  const found = new Set(text.match(/[0-9a-f]{32}(?:[0-9a-f]{32})?/g) ?? []);
  return [...found].flatMap((hex) => [Buffer.from(hex, 'hex'), Buffer.from(hex)]);
}
