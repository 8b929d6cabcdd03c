import type { Session } from '@tellerkit/contract';
import type { Attack } from '../../base/attack.ts';
import { BankClient } from '../../context/bank-client.ts';
import { publishableKey } from '../../context/keys.ts';

/** Uses a copied refresh token beside its owner. */
export const stolenRefreshToken: Attack = {
  id: 'stolen-refresh-token',
  attack:
    'A thief and the owner both use one refresh token and its successors; 20 tabs refresh at once.',
  bound: 'The first reuse ends the session of both; 20 tabs of the owner get one next token.',
  databases: ['sqlite', 'postgres'],
  async run(context) {
    const { url } = await context.startService();
    const bank = new BankClient(url);
    const refresh = async (refreshToken: string) => {
      const { status, text } = await bank.send({
        method: 'POST',
        path: '/v1/sessions/refresh',
        credential: publishableKey,
        body: { refreshToken },
      });
      return { status, session: JSON.parse(text) as Session };
    };
    const use = async (token: string) =>
      (await bank.send({ path: '/v1/conversations', credential: token })).status;
    // Thief and owner look alike to the service: whoever comes second reuses a replaced token
    const { refreshToken: stolen } = await bank.openSession();
    const one = (await refresh(stolen)).session;
    const two = (await refresh(one.refreshToken)).session;
    const reuse = (await refresh(stolen)).status;
    const left = [(await refresh(two.refreshToken)).status, await use(two.token)];
    const works = [reuse, ...left].filter((status) => status !== 401).length;
    const { refreshToken } = await bank.openSession();
    const tabs = await Promise.all(Array.from({ length: 20 }, () => refresh(refreshToken)));
    const next = new Set(tabs.map(({ session }) => session.refreshToken));
    const refused = tabs.filter(({ status }) => status !== 200).length;
    return {
      seen: `${works} of 3 tokens work after the reuse, 20 tabs got ${next.size} token, ${refused} refused`,
      held: works === 0 && next.size === 1 && refused === 0,
    };
  },
};
