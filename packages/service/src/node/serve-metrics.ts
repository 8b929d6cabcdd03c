import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { gaugesToText } from '../base/metrics.ts';
import type { Service } from '../create-service.ts';

const contentType = 'text/plain; version=0.0.4; charset=utf-8';
const nanosecondsPerSecond = 1e9;

/** Where to serve the metrics. */
export interface MetricsAddress {
  readonly port: number;
  readonly host: string;
}

/**
 * Serves `GET /metrics` on a separate port, so that no proxy in front of the service can pass it on by mistake.
 *
 * @returns The port, and a function that closes it.
 */
export async function serveMetrics(
  service: Pick<Service, 'metrics'>,
  { port, host }: MetricsAddress,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const delay = monitorEventLoopDelay();
  delay.enable();
  /** Readings that overlap share their queries. */
  let reading: Promise<string> | undefined;
  const server = createServer((request, response) => {
    if (!isKnownHost(request.headers.host, host)) {
      response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8' });
      response.end('Use an IP address, localhost, the metrics host, or a name without a dot.\n');
      return;
    }
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    reading ??= service.metrics().finally(() => (reading = undefined));
    reading.then(
      (text) => {
        response.writeHead(200, { 'content-type': contentType });
        response.end(`${text}${processText(delay)}\n`);
        delay.reset();
      },
      () => response.writeHead(503).end(),
    );
  });
  server.listen(port, host);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      delay.disable();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/**
 * Returns true unless the host of a request is a name that somebody else can point at this port (DNS rebinding,
 * https://owasp.org/www-community/attacks/DNS_Rebinding). A page under such a name could read the metrics. Nobody can
 * own a public name without a dot, such as the name of a container.
 */
function isKnownHost(header: string | undefined, ownHost: string): boolean {
  if (header === undefined) return true;
  const [, name = ''] = /^(\[[\da-f:.]+\]|[^:]*)(?::\d+)?$/i.exec(header) ?? [];
  const isFixed = name.startsWith('[') || /^[\d.]+$/.test(name) || /^[\w-]+$/.test(name);
  return isFixed || (name !== '' && name.toLowerCase() === ownHost.toLowerCase());
}

/** Formats memory and event loop delay of this process. */
function processText(delay: { readonly max: number }): string {
  const { rss, heapUsed } = process.memoryUsage();
  const gauge = (name: string, help: string, value: number) => ({
    name,
    help,
    samples: [{ labels: {}, value }],
  });
  return gaugesToText([
    gauge('process_resident_memory_bytes', 'Resident memory of the process.', rss),
    gauge('nodejs_heap_used_bytes', 'Used heap of the process.', heapUsed),
    gauge(
      'nodejs_eventloop_delay_max_seconds',
      'Longest delay of the event loop since the last reading.',
      delay.max / nanosecondsPerSecond,
    ),
  ]);
}
