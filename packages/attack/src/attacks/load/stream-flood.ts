import type { Attack } from '../../base/attack.ts';
import type { AttackContext } from '../../context/attack-context.ts';
import { BankClient } from '../../context/bank-client.ts';
import { publishableKey, secretKey } from '../../context/keys.ts';
import { RawSocket } from '../../context/raw-socket.ts';

const bySession = 200;
const byKey = 800;
const mostBySession = 10;
const mostByAddress = 500;

/** Opens as many streams as it gets, with one session and with the publishable key. */
export const streamFlood: Attack = {
  id: 'stream-flood',
  attack: `One session opens ${bySession} streams, then the publishable key ${byKey}, from one address.`,
  bound: `${mostBySession} streams of the session and ${mostByAddress} of the address are open.`,
  databases: ['sqlite'],
  async run(context) {
    const service = await context.startCommand();
    const client = new BankClient(service.url);
    const port = Number(new URL(service.url).port);
    const { token } = await client.openSession();
    const conversation = await client.openConversation(token);
    const events = `/v1/conversations/${conversation}/events/stream`;
    const own = await openStreams(context, { port, path: events, credential: token }, bySession);
    const queues = { path: '/v1/queues', credential: secretKey };
    const { items } = await client.call<{ items: { id: string }[] }>(queues);
    const board = `/v1/queues/${items[0]?.id ?? ''}/board/stream`;
    const shared = { port, path: board, credential: publishableKey };
    const others = await openStreams(context, shared, byKey);
    return {
      seen: `${own} streams of the session, ${own + others} of the address`,
      held: own === mostBySession && own + others === mostByAddress,
    };
  },
};

interface Target {
  readonly port: number;
  readonly path: string;
  readonly credential: string;
}

/** Opens streams one after the other and returns the number of those that the service accepted. */
async function openStreams(context: AttackContext, target: Target, count: number) {
  let open = 0;
  for (let index = 0; index < count; index += 1) {
    const socket = await RawSocket.open(target.port);
    context.after(() => socket.close());
    socket.send(
      `GET ${target.path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${target.credential}\r\n\r\n`,
    );
    const [, status] = await socket.receives(/^HTTP\/1\.1 (\d{3})/);
    if (status === '200') open += 1;
    else socket.close();
  }
  return open;
}
