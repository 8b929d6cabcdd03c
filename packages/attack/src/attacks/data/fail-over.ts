import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Message } from '@tellerkit/contract';
import type { Attack } from '../../base/attack.ts';
import { BankClient } from '../../context/bank-client.ts';
import { sendRaw } from '../../context/raw-request.ts';

const cuts = 10;
const customers = 4;
const sendsBetweenCuts = 8;

/** Ends every connection to PostgreSQL, again and again, while customers send. */
export const failOver: Attack = {
  id: 'fail-over',
  attack: `PostgreSQL ends all connections ${cuts} times while ${customers} customers send.`,
  bound:
    'The process lives, every refusal is 503, and no message is lost, doubled or out of order.',
  databases: ['postgres'],
  async run(context) {
    const service = await context.startCommand();
    const client = new BankClient(service.url);
    let sent = 0;
    let isOver = false;
    const refusals = new Map<number, number>();
    const sendAll = async () => {
      const { token: credential } = await client.openSession();
      const path = `/v1/conversations/${await client.openConversation(credential)}/messages`;
      const texts: string[] = [];
      while (!isOver) {
        const text = `Message ${texts.length}`;
        const headers = { 'idempotency-key': `key-${texts.length}` };
        const body = { clientId: text, content: [{ type: 'text', text }] };
        const request = { method: 'POST', path, credential, headers, body } as const;
        let { status } = await sendRaw(service.url, request);
        while (status !== 201 && service.isRunning) {
          refusals.set(status, (refusals.get(status) ?? 0) + 1);
          ({ status } = await sendRaw(service.url, request));
        }
        texts.push(text);
        sent += 1;
      }
      const stored = await readTexts(client, path, credential);
      // The list holds the newest 100 messages, of customer and assistant
      return stored.join() === texts.slice(-stored.length).join();
    };
    const sending = Array.from({ length: customers }, sendAll);
    const failed = Promise.all(sending).catch(() => undefined);
    for (let cut = 0; cut < cuts && service.isRunning; cut += 1) {
      for (const goal = sent + sendsBetweenCuts; sent < goal && service.isRunning;)
        await nextTurn();
      await context.database.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      );
    }
    isOver = true;
    const complete = (await failed)?.filter(Boolean).length ?? 0;
    const only503 = [...refusals.keys()].every((status) => status === 503);
    const counts = [...refusals].map(([status]) => status).join(', ') || 'none';
    return {
      seen: `process ${service.isRunning ? 'lives' : 'ended'}, refusals: ${counts}, ${complete} of ${customers} conversations complete and in order`,
      held: service.isRunning && only503 && complete === customers,
    };
  },
};

/** Reads the texts of a customer, oldest first. */
async function readTexts(client: BankClient, path: string, credential: string): Promise<string[]> {
  const list = { path: `${path}?limit=100`, credential };
  const { items } = await client.call<{ items: Message[] }>(list);
  return items
    .filter(({ author }) => author.role === 'customer')
    .map(({ content: [block] }) => (block?.type === 'text' ? block.text : ''))
    .reverse();
}
