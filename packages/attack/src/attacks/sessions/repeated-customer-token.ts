import type { Attack } from '../../base/attack.ts';
import { BankClient } from '../../context/bank-client.ts';
import { publishableKey, secretKey } from '../../context/keys.ts';

const attempts = 20;

/** Uses one customer token many times at once. */
export const repeatedCustomerToken: Attack = {
  id: 'repeated-customer-token',
  attack:
    '20 browsers open sessions with one copied customer token at once, where it may be used once.',
  bound: 'One session opens, and 19 requests are refused with `invalid-token`.',
  databases: ['sqlite', 'postgres'],
  async run(context) {
    const tenant = { sessions: { singleUseCustomerTokens: true } };
    const { url } = await context.startService({ tenant });
    const bank = new BankClient(url);
    const { token: customerToken } = await bank.call<{ token: string }>({
      method: 'POST',
      path: '/v1/customer-tokens',
      credential: secretKey,
      body: { externalId: 'crm-4711' },
    });
    const answers = await Promise.all(
      Array.from({ length: attempts }, () =>
        bank.send({
          method: 'POST',
          path: '/v1/sessions',
          credential: publishableKey,
          body: { channel: 'web', locale: 'en', customerToken },
        }),
      ),
    );
    const opened = answers.filter(({ status }) => status === 201).length;
    const refused = answers.filter(({ text }) => text.includes('invalid-token')).length;
    return {
      seen: `${opened} opened, ${refused} refused`,
      held: opened === 1 && refused === attempts - 1,
    };
  },
};
