import type { Attack } from '../../base/attack.ts';
import { BankClient } from '../../context/bank-client.ts';
import { attempt, hire, serveCustomer, staffEndpoints } from './staff-bank.ts';

const presences = ['offline', 'away', 'available'];
const named = staffEndpoints.filter(({ path }) =>
  /\{(conversation|entry|assignment)Id\}/.test(path),
);

/** Reads and changes the conversations of another agent, in every presence. */
export const otherAgentsConversation: Attack = {
  id: 'other-agents-conversation',
  attack: `An agent without assignments calls ${named.length} endpoints with the ids of a colleague’s conversation, while offline, away and available.`,
  bound: 'Every call gets 404, and the list of conversations stays empty.',
  databases: ['sqlite', 'postgres'],
  async run(context) {
    const { url } = await context.startService();
    const client = new BankClient(url);
    const { params } = await serveCustomer(client, await hire(client));
    const { token } = await hire(client);
    const revealed: string[] = [];
    for (const presence of presences) {
      const path = '/v1/agents/me/presence';
      await client.call({ method: 'PUT', path, credential: token, body: { presence } });
      for (const endpoint of named) {
        const status = await attempt(client, token, endpoint, params);
        if (status !== 404) revealed.push(`${endpoint.id} ${status}`);
      }
      const list = { path: '/v1/conversations', credential: token };
      const { items } = await client.call<{ items: unknown[] }>(list);
      if (items.length > 0) revealed.push(`conversations.list with ${items.length}`);
    }
    const calls = presences.length * (named.length + 1);
    const seen = `${revealed.length} of ${calls} calls revealed something`;
    return { seen: [seen, ...new Set(revealed)].join(', '), held: revealed.length === 0 };
  },
};
