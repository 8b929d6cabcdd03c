import type { Attack } from '../../base/attack.ts';
import { BankClient } from '../../context/bank-client.ts';

const requests = 300;
const parallel = 10;
const mostCpuMs = 3;
/** Addresses of the client, so that no limit refuses a request and each one counts. */
const addresses = 10;

/** Requests the open pages of the service as fast as it answers. */
export const openPages: Attack = {
  id: 'open-pages',
  attack: `An anonymous client with ${addresses} addresses requests /docs and the OpenAPI document ${requests} times each.`,
  bound: `Each is served, and costs at most ${mostCpuMs} ms of processor time.`,
  databases: ['sqlite'],
  async run(context) {
    const service = await context.startCommand({ flags: ['--trust-proxy', '127.0.0.1'] });
    const client = new BankClient(service.url);
    const paths = ['/docs', '/v1/openapi.json'];
    // The first request of each page may build it
    for (const path of paths) await client.send({ path });
    const before = service.usage().cpuMs;
    const statuses = new Map<number, number>();
    for (let sent = 0; sent < requests; sent += parallel) {
      const batch = Array.from({ length: parallel }, (_, index) =>
        paths.map((path) => ({ path, headers: fromAddress(index) })),
      ).flat();
      const answers = await Promise.all(batch.map((request) => client.send(request)));
      for (const { status } of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    const cpuMs = (service.usage().cpuMs - before) / (2 * requests);
    const isServed = statuses.get(200) === 2 * requests;
    const counts = [...statuses].map(([status, count]) => `${count} × ${status}`).join(', ');
    return {
      seen: `${cpuMs.toFixed(1)} ms a request, ${counts}`,
      held: cpuMs <= mostCpuMs && isServed,
    };
  },
};

function fromAddress(index: number) {
  return { 'x-forwarded-for': `198.51.100.${index % addresses}` };
}
