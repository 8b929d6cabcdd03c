import type { Session } from '@tellerkit/contract';
import type { Attack } from '../../base/attack.ts';
import { BankClient } from '../../context/bank-client.ts';
import { publishableKey, secretKey } from '../../context/keys.ts';

const sessions = 300;
const parallel = 10;
const openTickets = 3;
const mostTickets = 100;
/** Address that draws the tickets. */
const flooder = '203.0.113.66';

/**
 * Draws tickets with anonymous sessions from many addresses, so that no limit on new sessions holds the flood: first
 * as many as possible with one session, then as many as a session may have with each of the others.
 */
export const ticketFlood: Attack = {
  id: 'ticket-flood',
  attack: `A session draws ${parallel} tickets in parallel, then one address draws ${openTickets} with each of ${sessions} sessions of other addresses.`,
  bound: `No customer has more than ${openTickets} open tickets, and the address draws ${mostTickets} an hour.`,
  databases: ['sqlite', 'postgres'],
  async run(context) {
    const { url } = await context.startCommand({ flags: ['--trust-proxy', '127.0.0.1'] });
    const client = new BankClient(url);
    const queues = { path: '/v1/queues', credential: secretKey };
    const { items } = await client.call<{ items: { id: string }[] }>(queues);
    const path = `/v1/queues/${items[0]?.id ?? ''}/entries`;
    const draw = async (credential: string, address: string, times: number) => {
      const headers = { 'x-forwarded-for': address };
      const drawOne = () => client.send({ method: 'POST', path, credential, headers, body: {} });
      const answers = await Promise.all(Array.from({ length: times }, drawOne));
      return answers.filter(({ status }) => status === 201).length;
    };
    const own = await draw(await openSession(client, 0), addressOf(0), parallel);
    let all = 0;
    let most = own;
    for (let index = 1; index <= sessions; index += 1) {
      const drawn = await draw(await openSession(client, index), flooder, openTickets);
      most = Math.max(most, drawn);
      all += drawn;
    }
    return {
      seen: `${all} tickets of the address, ${most} by one customer`,
      // The quota refills during the flood
      held: most === openTickets && all >= mostTickets && all <= mostTickets + openTickets,
    };
  },
};

async function openSession(client: BankClient, index: number): Promise<string> {
  const { token } = await client.call<Session>({
    method: 'POST',
    path: '/v1/sessions',
    credential: publishableKey,
    headers: { 'x-forwarded-for': addressOf(index) },
    body: { channel: 'web', locale: 'en' },
  });
  return token;
}

function addressOf(index: number): string {
  return `198.51.${100 + (index >> 8)}.${index & 255}`;
}
