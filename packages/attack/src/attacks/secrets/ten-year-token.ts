import { readFileSync } from 'node:fs';
import type { Attack } from '../../base/attack.ts';
import { BankClient } from '../../context/bank-client.ts';
import { forgeToken, readToken } from './forge-token.ts';
import { issueAgentToken } from './issue-agent-token.ts';

/** Forges long-lived tokens with the stolen signing key itself. */
export const tenYearToken: Attack = {
  id: 'ten-year-token',
  attack: 'A thief of the key file forges agent tokens that last one and ten years.',
  bound: 'Both get 401; the same token with a lifetime of one minute is valid.',
  databases: ['sqlite'],
  async run(context) {
    const service = await context.startCommand();
    const client = new BankClient(service.url);
    const issued = readToken(await issueAgentToken(client));
    const file = `${context.database.address}.key`;
    const { signing } = JSON.parse(readFileSync(file, 'utf8')) as { signing: { secret: string }[] };
    const secret = Buffer.from(signing[0]?.secret ?? '', 'hex');
    const statuses: number[] = [];
    for (const years of [10, 1, 0]) {
      const credential = forgeToken(issued, secret, years);
      statuses.push((await client.send({ path: '/v1/agents/me', credential })).status);
    }
    return { seen: statuses.join(', '), held: statuses.join() === '401,401,200' };
  },
};
