import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Attack } from '../../base/attack.ts';
import { BankClient } from '../../context/bank-client.ts';
import { secretKey } from '../../context/keys.ts';

/** Names and addresses of the own machine, of private networks and of the metadata of clouds. */
const hosts = [
  ...['localhost', 'localhost.', 'app.localhost', 'intranet', 'printer.local', 'vault.internal'],
  ...['metadata.google.internal', '127.0.0.1', '127.0.0.1.', '127.1', '0', '2130706433', '0x7f.1'],
  ...['0177.0.0.1', '１２７.０.０.１', '10.0.0.1', '10.1', '100.64.0.1', '169.254.169.254'],
  ...['172.16.0.1', '172.31.255.255', '192.168.0.1', '192.0.0.1', '198.18.0.1', '224.0.0.1'],
  ...['255.255.255.255', '[::]', '[::1]', '[::ffff:127.0.0.1]', '[::127.0.0.1]', '[fd00::1]'],
  ...['[fe80::1]', '[64:ff9b::a00:1]', '[2002:7f00:1::]', '[fd00:ec2::254]', '[ff02::1]'],
];

/** Registers webhook endpoints that point into the network of the service. */
export const inwardAddresses: Attack = {
  id: 'inward-addresses',
  attack: 'A holder of a secret key registers webhook endpoints with addresses inside the network.',
  bound:
    'Each is refused with 4xx, no listener on the machine is called, and a public address gets 201.',
  databases: ['sqlite'],
  async run(context) {
    let calls = 0;
    const listener = createServer((_request, response) => {
      calls += 1;
      response.end();
    }).listen(0, '127.0.0.1');
    await once(listener, 'listening');
    context.after(() => void listener.close());
    const { port } = listener.address() as AddressInfo;
    const client = new BankClient((await context.startCommand()).url);
    const register = async (url: string) => {
      const path = '/v1/webhook-endpoints';
      const request = { method: 'POST', path, credential: secretKey, body: { url } };
      return (await client.send(request)).status;
    };
    const urls = hosts.flatMap((host) => [`https://${host}/`, `https://${host}:${port}/`]);
    let refused = 0;
    for (const url of urls) {
      const status = await register(url);
      if (status >= 400 && status < 500) refused += 1;
    }
    const open = await register('https://1.1.1.1/');
    return {
      seen: `${refused} of ${urls.length} refused, ${calls} calls of the listener, the public address got ${open}`,
      held: refused === urls.length && calls === 0 && open === 201,
    };
  },
};
