import type { Attack } from '../../base/attack.ts';
import { BankClient } from '../../context/bank-client.ts';
import { secretKey } from '../../context/keys.ts';
import { hire, holdStream, serveCustomer } from './staff-bank.ts';

const changes = ['PATCH', 'DELETE'] as const;

/** Holds streams and a token over the suspension and the removal of their agent. */
export const suspendedAgent: Attack = {
  id: 'suspended-agent',
  attack:
    'An agent holds a desk stream and a conversation stream on another node (PostgreSQL) while the bank suspends and removes the agent.',
  bound: 'Both streams end at once, and the token gets 401 from the next call on.',
  databases: ['sqlite', 'postgres'],
  async run(context) {
    const bank = new BankClient((await context.startService()).url);
    const isShared = context.database.kind === 'postgres';
    const other = isShared ? new BankClient((await context.startService()).url) : bank;
    const survived: string[] = [];
    for (const method of changes) {
      const agent = await hire(bank);
      const { params } = await serveCustomer(bank, agent);
      const paths = [
        '/v1/agents/me/desk/stream',
        `/v1/conversations/${params['conversationId']}/events/stream`,
      ];
      const streams = await Promise.all(paths.map((path) => holdStream(other, agent.token, path)));
      const change = { method, path: `/v1/agents/${agent.id}`, credential: secretKey };
      await bank.call({ ...change, ...(method === 'PATCH' && { body: { suspended: true } }) });
      for (const node of [bank, other])
        for (const path of ['/v1/agents/me', '/v1/conversations']) {
          const { status } = await node.send({ path, credential: agent.token });
          if (status !== 401) survived.push(`token after ${method}: ${status}`);
        }
      for (const stream of streams)
        if (!(await stream.ended())) survived.push(`stream after ${method}`);
    }
    return {
      seen: [`${survived.length} of 12 survived`, ...survived].join(', '),
      held: survived.length === 0,
    };
  },
};
