import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TellerClient } from '@tellerkit/sdk';
import type { Attack } from '../../base/attack.ts';

const chunk = Buffer.alloc(2 ** 16, ' ');
const mebibyte = 2 ** 20;
const highestMebibytes = 32;

/** Answers each request with a body that never ends, and counts its bytes. */
export const endlessAnswer: Attack = {
  id: 'endless-answer',
  attack: 'A server in place of the service answers with a body that never ends.',
  bound: `The call fails before the server has sent ${highestMebibytes} MiB.`,
  databases: [],
  async run(context) {
    let sent = 0;
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const send = () => {
        while (!response.destroyed) {
          sent += chunk.length;
          if (!response.write(chunk)) break;
        }
      };
      response.on('drain', send);
      send();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    context.after(async () => {
      server.closeAllConnections();
      server.close();
    });
    const { port } = server.address() as AddressInfo;
    const client = new TellerClient({
      baseUrl: `http://127.0.0.1:${port}`,
      secretKey: 'sk_attack_endless_0123456789',
    });
    const failure: unknown = await client.conversations
      .get('cnv_00000000000000000000000000')
      .catch((error: unknown) => error);
    const name = failure instanceof Error ? failure.name : 'no error';
    return {
      seen: `${name}, below ${Math.ceil(sent / mebibyte / 16) * 16} MiB`,
      held: name === 'ResponseShapeError' && sent < highestMebibytes * mebibyte,
    };
  },
};
