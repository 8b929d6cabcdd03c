import { endpoints } from '@tellerkit/contract';
import type { Endpoint } from '@tellerkit/contract';
import type { Attack } from '../../base/attack.ts';
import { BankClient } from '../../context/bank-client.ts';
import { secretKey } from '../../context/keys.ts';
import { attempt, hire, serveCustomer } from './staff-bank.ts';

const reads = Object.values<Endpoint>(endpoints).filter(
  ({ id, method }) =>
    method === 'GET' && /^(conversations|messages|events|customers)\.(?!me)/.test(id),
);

/** Reads a conversation and its customer without a trace in the audit. */
export const unauditedRead: Attack = {
  id: 'unaudited-read',
  attack: `An agent, an auditor and a back end call ${reads.length} endpoints that reveal a customer; another auditor calls them after the chains of the audit broke.`,
  bound: 'Each read leaves an entry; without one the call gets 503.',
  databases: ['sqlite', 'postgres'],
  async run(context) {
    const { url } = await context.startService();
    const client = new BankClient(url);
    const agent = await hire(client);
    const { customer, params: served } = await serveCustomer(client, agent);
    const params = { ...served, customerId: customer.customerId };
    const [auditor, late] = [await hire(client, 'auditor'), await hire(client, 'auditor')];
    const readAll = async (readers: Readonly<Record<string, string>>, expected: number) => {
      const wrong: string[] = [];
      let calls = 0;
      for (const [name, credential] of Object.entries(readers))
        for (const endpoint of reads) {
          if (name !== 'back end' && !endpoint.callers.includes('agent')) continue;
          calls += 1;
          const status = await attempt(client, credential, endpoint, params);
          if (status !== expected) wrong.push(`${endpoint.id} by ${name} ${status}`);
        }
      return { calls, wrong };
    };
    const readers = { agent: agent.token, auditor: auditor.token, 'back end': secretKey };
    const intact = await readAll(readers, 200);
    const actions = reads.map(({ id }) => `'${id}'`).join(', ');
    const [row] = await context.database.query(
      `select count(*) as entries from audit where status = 200 and action in (${actions})`,
    );
    const entries = Number(row?.['entries']);
    await context.database.query('delete from audit_heads');
    const broken = await readAll({ auditor: late.token }, 503);
    const { status } = await client.send({
      path: '/v1/conversations',
      credential: customer.token,
    });
    const wrong = [...intact.wrong, ...broken.wrong];
    return {
      seen: [
        `${entries} entries for ${intact.calls} reads`,
        `${broken.calls - broken.wrong.length} of ${broken.calls} refused without audit`,
        `the customer’s own read got ${status}`,
        ...wrong,
      ].join(', '),
      held: entries === intact.calls && wrong.length === 0 && status === 200,
    };
  },
};
