import { fileURLToPath } from 'node:url';
import { startBank } from './src/server/start-bank.ts';

const port = Number(process.env['PORT'] ?? 4310);
const host = process.env['HOST'] ?? '127.0.0.1';
const folder = process.env['BANK_DATA'] ?? fileURLToPath(new URL('.data/', import.meta.url));

try {
  const bank = await startBank({ port, host, folder });
  const print = (line: string) => process.stdout.write(`${line}\n`);
  print('Ginkgo Bank is open.');
  print(`  Home page    ${bank.url}/            with the chat; ${bank.url}/?lang=zh-CN in Chinese`);
  print(`  Agent desk   ${bank.url}/desk        counter 1; ${bank.url}/desk?agent=2 counter 2`);
  print(`  Queue board  ${bank.url}/board       for a large screen`);
  print(`  API          ${bank.url}/docs        reference; ${bank.url}/v1/openapi.json`);
  print(
    `  Node         TELLERKIT_URL=${bank.url} TELLERKIT_SECRET_KEY=${bank.secretKey} npx -y pnpm --filter ./examples/node-integrator start "I lost my card"`,
  );
  const stop = () => void bank.close().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.send?.('ready');
} catch (error) {
  const { code } = error as NodeJS.ErrnoException;
  const reason =
    code === 'EADDRINUSE'
      ? `Port ${port} is in use. Set PORT to a free port.`
      : error instanceof Error
        ? error.message
        : String(error);
  process.stderr.write(`${reason}\n`);
  process.exit(1);
}
