import { parseArgs } from 'node:util';
import { isTellerError, TellerClient } from '@tellerkit/sdk';
import { ask } from './ask.ts';
import { printResults } from './print-results.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    url: { type: 'string', default: process.env['TELLERKIT_URL'] ?? 'http://127.0.0.1:4310' },
    locale: { type: 'string', default: 'en' },
  },
});
const secretKey = process.env['TELLERKIT_SECRET_KEY'];
if (!secretKey) {
  process.stderr.write(
    'TELLERKIT_SECRET_KEY is missing. `npm start` prints the key of the demo bank.\n',
  );
  process.exit(2);
}

const client = new TellerClient({ baseUrl: values.url, secretKey });
const print = (text: string) => process.stdout.write(text);
try {
  const question = positionals.join(' ');
  if (question) await ask(client, question, values.locale, print);
  await printResults(client, print);
} catch (error) {
  if (!isTellerError(error)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
