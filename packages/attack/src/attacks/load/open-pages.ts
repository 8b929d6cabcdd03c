import type { Attack } from '../../base/attack.ts';
import { BankClient } from '../../context/bank-client.ts';

const requests = 300;
const parallel = 10;
const mostCpuMs = 3;

/** Requests the open pages of the service as fast as it answers. */
export const openPages: Attack = {
  id: 'open-pages',
  attack: `An anonymous client requests /docs and the OpenAPI document ${requests} times each.`,
  bound: `A request costs at most ${mostCpuMs} ms of processor time, and none fails with 5xx.`,
  databases: ['sqlite'],
  async run(context) {
    const service = await context.startCommand();
    const client = new BankClient(service.url);
    const paths = ['/docs', '/v1/openapi.json'];
    // The first request of each page may build it
    for (const path of paths) await client.send({ path });
    const before = service.usage().cpuMs;
    const statuses = new Map<number, number>();
    for (let sent = 0; sent < requests; sent += parallel) {
      const batch = Array.from({ length: parallel }, () => paths).flat();
      const answers = await Promise.all(batch.map((path) => client.send({ path })));
      for (const { status } of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    const cpuMs = (service.usage().cpuMs - before) / (2 * requests);
    const failed = [...statuses.keys()].some((status) => status >= 500);
    const counts = [...statuses].map(([status, count]) => `${count} × ${status}`).join(', ');
    return {
      seen: `${cpuMs.toFixed(1)} ms a request, ${counts}`,
      held: cpuMs <= mostCpuMs && !failed,
    };
  },
};
