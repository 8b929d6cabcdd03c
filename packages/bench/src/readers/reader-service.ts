/** Runs the real service in a separate process that reports its memory on request. */
import { createService } from '@tellerkit/service';
import { listen, openSqlite } from '@tellerkit/service/node';
import { heldHeap } from './held-memory.ts';

const service = createService({
  database: openSqlite(':memory:'),
  assistant: null,
  rateLimits: false,
  // All readers share the address of this machine
  bounds: { customerStreams: Infinity, addressStreams: Infinity },
  tenants: [
    {
      slug: 'bench',
      name: 'Bench Bank',
      publishableKeys: ['pk_bench_0123456789abcdef'],
      secretKeys: ['sk_bench_0123456789abcdef'],
    },
  ],
});
const { url } = await listen(service, { port: 0 });
process.on('message', () => process.send?.(heldHeap()));
process.once('disconnect', () => process.exit(0));
process.send?.(url);
