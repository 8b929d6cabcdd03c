import type { Attack } from '../../base/attack.ts';
import { BankClient } from '../../context/bank-client.ts';

const messages = 600;
const parallel = 10;
const boundBytes = 5_000_000;

/** Stores the largest messages as fast as the service takes them. */
export const storageFlood: Attack = {
  id: 'storage-flood',
  attack: `An anonymous customer sends ${messages} messages of 40,000 bytes, in parallel, in two conversations.`,
  bound: `The service stores at most ${boundBytes / 1_000_000} MB for the customer.`,
  databases: ['sqlite', 'postgres'],
  async run(context) {
    const client = new BankClient((await context.startCommand()).url);
    const { token } = await client.openSession();
    const ids = [await client.openConversation(token), await client.openConversation(token)];
    const content = Array.from({ length: 10 }, () => ({ type: 'text', text: 'x'.repeat(4000) }));
    const statuses = new Map<number, number>();
    for (let sent = 0; sent < messages; sent += parallel) {
      const send = (_: unknown, index: number) =>
        client.send({
          method: 'POST',
          path: `/v1/conversations/${ids[index % 2] ?? ''}/messages`,
          credential: token,
          body: { content },
        });
      for (const { status } of await Promise.all(Array.from({ length: parallel }, send)))
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    const stored = await context.database.query(
      'select sum(length(content)) as messages, (select sum(length(data)) from events) as events from messages',
    );
    const bytes = Number(stored[0]?.['messages']) + Number(stored[0]?.['events']);
    const counts = [...statuses].map(([status, count]) => `${count} × ${status}`).join(', ');
    return {
      seen: `${(bytes / 1_000_000).toFixed(1)} MB of text, ${counts}`,
      held: bytes <= boundBytes && bytes > boundBytes / 2,
    };
  },
};
