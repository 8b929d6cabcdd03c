/** Runs the real service in a separate process, on the data file that the first argument names. */
import { createService } from '@tellerkit/service';
import { listen, openPostgres, openSqlite, readKnowledgeFolder } from '@tellerkit/service/node';
import { fileURLToPath } from 'node:url';
import { publishableKey } from './keys.ts';

const knowledge = fileURLToPath(new URL('../../../../examples/bank/knowledge', import.meta.url));
const database = process.argv[2] ?? '';

const service = createService({
  database: /^postgres(ql)?:/.test(database) ? openPostgres(database) : openSqlite(database),
  // All calls come from one address
  rateLimits: false,
  tenants: [
    {
      slug: 'bench',
      name: 'Bench Bank',
      publishableKeys: [publishableKey],
      secretKeys: ['sk_bench_0123456789abcdef'],
      knowledge: await readKnowledgeFolder(knowledge),
    },
  ],
});
const listening = await listen(service, { port: 0, closeTimeoutMs: 1000 });
process.once('disconnect', () => process.exit(0));
process.on('message', () => void listening.close().then(() => process.exit(0)));
process.send?.(listening.url);
