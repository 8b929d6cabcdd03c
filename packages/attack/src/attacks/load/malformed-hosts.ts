import type { Attack } from '../../base/attack.ts';
import type { AttackContext } from '../../context/attack-context.ts';
import { BankClient } from '../../context/bank-client.ts';
import { RawSocket } from '../../context/raw-socket.ts';

const hosts = [
  'a.1',
  '1.2.3.4.5',
  '256.256.256.256',
  'service.test:99999',
  'service.test:-1',
  '[::1',
  '[::g]',
  '::1',
  'a@service.test',
  'a:b@service.test',
  'service.test/docs',
  'service.test?x',
  'service.test#x',
  'service.test\\docs',
  'a b',
  'a%00b',
  '%zz',
  '<script>',
  '\xff\xfe',
  '',
];

/** Requests with a host that a URL may have, and a malformed target. */
const targets = [
  '//',
  '/\\evil.example',
  '/v1/%2e%2e/docs',
  '/v1/queues?limit=%ff&%00',
  '/v1/conversations/%ff%00',
  `/${'%'.repeat(10_000)}`,
  '*',
  'http://',
  'http://a.1/v1/queues',
  'http://user:password@127.0.0.1/v1/queues',
  'file:///etc/passwd',
];

const paths = ['/health', '/ready', '/docs', '/v1/openapi.json', '/v1/queues', '/nothing'];

/** Sends heads that no URL parser accepts, to open and signed endpoints. */
export const malformedHosts: Attack = {
  id: 'malformed-hosts',
  attack: `A client sends ${hosts.length} malformed hosts to ${paths.length} paths and ${targets.length} malformed targets, with and without a token.`,
  bound: 'Each malformed host gets 400, and no request fails with 5xx.',
  databases: ['sqlite'],
  run,
};

async function run(context: AttackContext) {
  const service = await context.startCommand();
  const client = new BankClient(service.url);
  const { token } = await client.openSession();
  const tokens = ['', `Authorization: Bearer ${token}\r\n`];
  const statusOf = async (target: string, host: string, credential: string) => {
    const socket = await RawSocket.open(service.port);
    socket.send(
      `GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n${credential}\r\n`,
    );
    await socket.closed;
    return Number(/^HTTP\/1\.1 (\d{3})/.exec(socket.received)?.[1] ?? 0);
  };
  const statuses: number[] = [];
  const others: number[] = [];
  for (const credential of tokens) {
    for (const host of hosts)
      for (const path of paths) statuses.push(await statusOf(path, host, credential));
    for (const target of targets) others.push(await statusOf(target, '127.0.0.1', credential));
  }
  const refused = statuses.filter((status) => status === 400).length;
  const failed = [...statuses, ...others].filter((status) => status >= 500).length;
  return {
    seen: `${refused} of ${statuses.length} hosts got 400, ${failed} of ${statuses.length + others.length} requests failed`,
    held: refused === statuses.length && failed === 0 && service.errors === '',
  };
}
