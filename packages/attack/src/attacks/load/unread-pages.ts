import type { Attack } from '../../base/attack.ts';
import type { AttackContext } from '../../context/attack-context.ts';
import { BankClient } from '../../context/bank-client.ts';
import { headOf, hoard, stallSockets } from '../../context/hoard.ts';
import type { Hoard } from '../../context/hoard.ts';

const messages = 250;
const sockets = 40;
const mostMb = 400;

/** A way to request more than the client reads. */
interface Variant {
  readonly id: string;
  readonly attack: string;
  readonly customers?: number;
  readonly sockets?: number;
  request(hoard: Hoard, index: number): string;
}

const variants: readonly Variant[] = [
  {
    id: 'unread-pages',
    attack: `A customer stores ${messages} messages of 160 KB, opens ${sockets} sockets on a page of 500 events, and reads nothing.`,
    request: ({ path, token, address }) => headOf(`${path}/events?limit=500`, token, address),
  },
  {
    id: 'unread-messages',
    attack: `A customer opens 400 sockets on a page of 100 messages of 160 KB, and reads nothing.`,
    sockets: 400,
    request: ({ path, token, address }) => headOf(`${path}/messages?limit=100`, token, address),
  },
  {
    id: 'unread-streams',
    attack: `A customer opens 200 streams that replay messages of 160 KB, and reads nothing.`,
    sockets: 200,
    request: ({ path, token, address }) => headOf(`${path}/events/stream`, token, address),
  },
  {
    id: 'unread-by-many',
    attack: `Ten customers at ten addresses open ${sockets} sockets each on a page of 500 large events, and read nothing.`,
    customers: 10,
    request: ({ path, token, address }) => headOf(`${path}/events?limit=500`, token, address),
  },
  {
    id: 'unread-pipeline',
    attack: `A customer sends 16 or 100 requests for a large page over each of ${sockets} sockets at once, and reads nothing.`,
    request: ({ path, token, address }, index) =>
      headOf(`${path}/events?limit=500`, token, address).repeat(index % 2 === 0 ? 16 : 100),
  },
];

/** Floods of requests whose responses nobody reads. */
export const unreadAttacks: readonly Attack[] = variants.map((variant) => ({
  id: variant.id,
  attack: variant.attack,
  bound: `The process stays below ${mostMb} MB, serves others, and fails no request with 500.`,
  databases: ['sqlite', 'postgres'],
  heavy: true,
  run: (context) => run(context, variant),
}));

async function run(context: AttackContext, { customers = 1, ...variant }: Variant) {
  const service = await context.startCommand({ flags: ['--trust-proxy', '127.0.0.1'] });
  const client = new BankClient(service.url);
  const hoards: Hoard[] = [];
  for (let index = 0; index < customers; index += 1)
    hoards.push(
      await hoard(client, `hoarder-${index}`, messages / customers, `198.51.100.${index}`),
    );
  const each = variant.sockets ?? sockets;
  const requests = hoards.flatMap((own) =>
    Array.from({ length: each }, (_, index) => variant.request(own, index)),
  );
  const stalled = await stallSockets(service.port, requests);
  context.after(() => stalled.forEach((socket) => socket.close()));
  const honest = await client.openSession();
  const read = await client.send({ path: '/v1/conversations', credential: honest.token });
  const failed = stalled.filter(({ received }) => /^HTTP\/1\.1 500/m.test(received)).length;
  const { peakMb } = service.usage();
  return {
    seen: `${Math.round(peakMb)} MB at most, ${failed} failed, an honest reader gets ${read.status}`,
    held: peakMb < mostMb && failed === 0 && read.status === 200 && service.errors === '',
  };
}
