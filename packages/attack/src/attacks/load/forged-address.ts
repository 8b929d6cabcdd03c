import type { Attack } from '../../base/attack.ts';
import { BankClient } from '../../context/bank-client.ts';
import { publishableKey } from '../../context/keys.ts';

const sessions = 100;
const sessionsAMinute = 20;

/** Claims another address with each request. */
export const forgedAddress: Attack = {
  id: 'forged-address',
  attack: `A client sends another X-Forwarded-For and Forwarded header with each of ${sessions} new sessions.`,
  bound: `It opens at most ${sessionsAMinute} sessions a minute.`,
  databases: ['sqlite'],
  async run(context) {
    const client = new BankClient((await context.startCommand()).url);
    let opened = 0;
    for (let index = 0; index < sessions; index += 1) {
      const address = `198.51.100.${index}`;
      const { status } = await client.send({
        method: 'POST',
        path: '/v1/sessions',
        credential: publishableKey,
        headers: { 'x-forwarded-for': address, forwarded: `for=${address}`, 'x-real-ip': address },
        body: { channel: 'web', locale: 'en' },
      });
      if (status === 201) opened += 1;
    }
    // The quota may refill by a few sessions during the attack
    return { seen: `${opened} sessions`, held: opened <= sessionsAMinute + sessionsAMinute / 4 };
  },
};
