import { TellerClient } from '@tellerkit/sdk';
import { createBankBackEnd } from './bank-back-end.ts';

const { TELLERKIT_URL, TELLERKIT_SECRET_KEY, WEBHOOK_KEYS = '', PORT = '4320' } = process.env;
if (!TELLERKIT_SECRET_KEY || !WEBHOOK_KEYS) {
  process.stderr.write(
    'Set TELLERKIT_SECRET_KEY, and set WEBHOOK_KEYS to the `verificationKey` of the webhook endpoint.\n',
  );
  process.exit(2);
}

const server = createBankBackEnd({
  client: new TellerClient({
    baseUrl: TELLERKIT_URL ?? 'http://127.0.0.1:4310',
    secretKey: TELLERKIT_SECRET_KEY,
  }),
  verificationKeys: WEBHOOK_KEYS.split(','),
  // Replace this with your sign-in. This one treats everybody on this machine as one customer and as staff.
  signedIn: () => ({ customer: 'crm-4711', staff: true }),
  onEvent: async ({ type, id }) => void process.stdout.write(`${type} ${id}\n`),
});
server.listen(Number(PORT), '127.0.0.1', () => {
  process.stdout.write(`Tokens and webhooks at http://127.0.0.1:${PORT}\n`);
});
