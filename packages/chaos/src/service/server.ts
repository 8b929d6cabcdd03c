/** Runs the real service in a separate process, which the chaos run kills. */
import { createService } from '@tellerkit/service';
import { listen, openPostgres, openSqlite } from '@tellerkit/service/node';
import { publishableKey, secretKey } from './keys.ts';

const [port, database = '', answers] = process.argv.slice(2);

const service = createService({
  database: /^postgres(ql)?:/.test(database) ? openPostgres(database) : openSqlite(database),
  // Without answers, the conversations hold only customers' messages, which the run counts
  ...(answers === undefined && { assistant: null }),
  // The run sends more requests than any customer would
  rateLimits: false,
  bounds: false,
  signingSecret: 'chaos-signing-secret-0123456789abcdef',
  tenants: [
    {
      slug: 'chaos',
      name: 'Chaos Bank',
      publishableKeys: [publishableKey],
      secretKeys: [secretKey],
      allowedOrigins: ['*'],
    },
  ],
});
const listening = await listen(service, { port: Number(port) });
process.once('SIGTERM', () => {
  void listening.close().then(() => process.exit(0));
});
// The IPC channel to the chaos run closes when the run ends or crashes, so this process ends too
process.once('disconnect', () => process.exit(1));
process.send?.(listening.port);
