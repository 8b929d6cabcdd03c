import type { Session } from '@tellerkit/contract';
import type { Attack } from '../../base/attack.ts';
import { BankClient } from '../../context/bank-client.ts';
import { publishableKey, secretKey } from '../../context/keys.ts';

const sessions = 300;
const ticketsEach = 10;
const mostTickets = 100;

/** Draws tickets with as many anonymous sessions as it gets. */
export const ticketFlood: Attack = {
  id: 'ticket-flood',
  attack: `One address opens ${sessions} anonymous sessions and draws ${ticketsEach} tickets with each, in parallel.`,
  bound: `No customer has more than 3 open tickets, and the address draws at most ${mostTickets} an hour.`,
  databases: ['sqlite', 'postgres'],
  async run(context) {
    const client = new BankClient((await context.startCommand()).url);
    const queues = { path: '/v1/queues', credential: secretKey };
    const { items } = await client.call<{ items: { id: string }[] }>(queues);
    const path = `/v1/queues/${items[0]?.id ?? ''}/entries`;
    let most = 0;
    let all = 0;
    for (let index = 0; index < sessions; index += 1) {
      const opened = await client.send({
        method: 'POST',
        path: '/v1/sessions',
        credential: publishableKey,
        body: { channel: 'web', locale: 'en' },
      });
      if (opened.status !== 201) continue;
      const { token } = JSON.parse(opened.text) as Session;
      const draw = () => client.send({ method: 'POST', path, credential: token, body: {} });
      const answers = await Promise.all(Array.from({ length: ticketsEach }, draw));
      const drawn = answers.filter(({ status }) => status === 201).length;
      most = Math.max(most, drawn);
      all += drawn;
    }
    return {
      seen: `${all} tickets in all, ${most} by one customer`,
      held: most <= 3 && most > 0 && all <= mostTickets,
    };
  },
};
