import type { Session } from '@tellerkit/contract';
import { systemClock } from '@tellerkit/service';
import type { Clock } from '@tellerkit/service';
import type { Attack } from '../../base/attack.ts';
import { BankClient } from '../../context/bank-client.ts';
import { publishableKey } from '../../context/keys.ts';

const day = 86_400_000;
const years = 3;

/** Refreshes a session every day for years. */
export const endlessSession: Attack = {
  id: 'endless-session',
  attack: 'A thief refreshes a stolen session every day for three simulated years.',
  bound: 'The session ends after 30 days, with its tokens.',
  databases: ['sqlite'],
  async run(context) {
    let offset = 0;
    const clock: Clock = { ...systemClock, now: () => systemClock.now() + offset };
    const { url } = await context.startService({ clock });
    const bank = new BankClient(url);
    let session = await bank.openSession();
    let days = 0;
    for (; days < years * 365; days += 1) {
      offset += day;
      const { status, text } = await bank.send({
        method: 'POST',
        path: '/v1/sessions/refresh',
        credential: publishableKey,
        body: { refreshToken: session.refreshToken },
      });
      if (status !== 200) break;
      session = JSON.parse(text) as Session;
    }
    const { status } = await bank.send({ path: '/v1/conversations', credential: session.token });
    return {
      seen: `refused after ${days + 1} days, its access token answers ${status}`,
      held: days < 30 && status === 401,
    };
  },
};
