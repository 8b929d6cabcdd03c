import type { Attack } from '../../base/attack.ts';
import { BankClient } from '../../context/bank-client.ts';
import { publishableKey } from '../../context/keys.ts';

const guesses = 1500;
const parallel = 50;
const mostChecked = 600;

/** Guesses secret keys as fast as the service answers. */
export const keyGuessing: Attack = {
  id: 'key-guessing',
  attack: `One address guesses ${guesses} secret keys.`,
  bound: `The service looks up 300 a minute and answers the others with 429; the valid key still works.`,
  databases: ['sqlite'],
  async run(context) {
    const client = new BankClient((await context.startCommand()).url);
    const statuses = new Map<number, number>();
    for (let sent = 0; sent < guesses; sent += parallel) {
      const guess = (_: unknown, index: number) =>
        client.send({ path: '/v1/queues', credential: `sk_guess_${1e15 + sent + index}` });
      for (const { status } of await Promise.all(Array.from({ length: parallel }, guess)))
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    const valid = await client.send({ path: '/v1/queues', credential: publishableKey });
    const checked = statuses.get(401) ?? 0;
    return {
      seen: `${checked} × 401, ${statuses.get(429) ?? 0} × 429, the valid key got ${valid.status}`,
      held:
        checked <= mostChecked &&
        checked + (statuses.get(429) ?? 0) === guesses &&
        valid.status === 200,
    };
  },
};
