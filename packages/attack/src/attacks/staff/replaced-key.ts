import type { Attack } from '../../base/attack.ts';
import { BankClient } from '../../context/bank-client.ts';
import { secretKey } from '../../context/keys.ts';
import { hire, holdStream } from './staff-bank.ts';

const stolenKey = 'sk_attack_Q8mVd2XcRz5KpW1t';

/** Uses the token that a stolen key requested, after the bank has replaced the key. */
export const replacedKey: Attack = {
  id: 'replaced-key',
  attack:
    'A thief of a secret key requests the token of an auditor and holds a stream; the bank then removes the key.',
  bound: 'The stream ends, and key and token get 401 as soon as a node starts without the key.',
  databases: ['sqlite', 'postgres'],
  async run(context) {
    const secretKeys = [stolenKey, secretKey];
    const first = await context.startService({ tenant: { secretKeys } });
    const bank = new BankClient(first.url);
    const { token } = await hire(bank, 'auditor', stolenKey);
    const customer = await bank.openSession();
    const id = await bank.openConversation(customer.token);
    const path = `/v1/conversations/${id}/events/stream`;
    const stream = await holdStream(bank, token, path);
    // Two services cannot share a SQLite file
    const isShared = context.database.kind === 'postgres';
    if (!isShared) await first.close();
    const second = await context.startService();
    const statuses: number[] = [];
    for (const client of isShared
      ? [bank, new BankClient(second.url)]
      : [new BankClient(second.url)])
      for (const credential of [token, stolenKey])
        statuses.push((await client.send({ path: '/v1/conversations', credential })).status);
    const hasEnded = await stream.ended();
    return {
      seen: `the stream ${hasEnded ? 'ended' : 'lives'}, key and token get ${[...new Set(statuses)].join(', ')}`,
      held: hasEnded && statuses.every((status) => status === 401),
    };
  },
};
