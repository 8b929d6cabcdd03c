import type { Session } from '@tellerkit/contract';
import type { Attack } from '../../base/attack.ts';
import { BankClient } from '../../context/bank-client.ts';
import { publishableKey, secretKey } from '../../context/keys.ts';

const headers = { 'idempotency-key': 'known-to-the-attacker' };

/** Repeats the idempotency key of another browser. */
export const sharedIdempotencyKey: Attack = {
  id: 'shared-idempotency-key',
  attack:
    'A second browser repeats requests for sessions and tokens with the idempotency key of the first.',
  bound: 'Each request gets separate credentials; the service stores no response.',
  databases: ['sqlite', 'postgres'],
  async run(context) {
    const { url } = await context.startService();
    const bank = new BankClient(url);
    const open = () =>
      bank.call<Session>({
        method: 'POST',
        path: '/v1/sessions',
        credential: publishableKey,
        headers,
        body: { channel: 'web', locale: 'en' },
      });
    const sign = () =>
      bank.call<{ token: string }>({
        method: 'POST',
        path: '/v1/customer-tokens',
        credential: secretKey,
        headers,
        body: { externalId: 'crm-4711' },
      });
    const [first, second] = [await open(), await open()];
    const [one, other] = [await sign(), await sign()];
    const shared = [
      first.id === second.id,
      first.refreshToken === second.refreshToken,
      one.token === other.token,
    ].filter(Boolean).length;
    const stored = await context.database.query('select endpoint from idempotency');
    return {
      seen: `${shared} credentials shared, ${stored.length} responses stored`,
      held: shared === 0 && stored.length === 0,
    };
  },
};
