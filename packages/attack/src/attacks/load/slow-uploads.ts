import type { Attack } from '../../base/attack.ts';
import type { AttackContext } from '../../context/attack-context.ts';
import { BankClient } from '../../context/bank-client.ts';
import { hoard } from '../../context/hoard.ts';
import { publishableKey } from '../../context/keys.ts';
import { RawSocket } from '../../context/raw-socket.ts';

const sockets = 1000;
const sessions = 16;
const pieceBytes = 8 * 1024;
const pieces = 31;
const mostMb = 400;
const attackerAddress = '192.0.2.7';
const chunk = `${pieceBytes.toString(16)}\r\n${' '.repeat(pieceBytes)}\r\n`;
const refused = /^HTTP\/1\.1 4(?:13|29) /;

/** A body that arrives in small pieces and never ends. */
interface Variant {
  readonly id: string;
  readonly attack: string;
  /** Bodies that the service may accept, by the bytes in flight of the address. */
  readonly mostAccepted: number;
  /** Returns the heads of the requests that the attacker spreads over its sockets. */
  heads(client: BankClient): Promise<readonly string[]>;
}

const variants: readonly Variant[] = [
  {
    id: 'slow-refreshes',
    attack: `One address opens ${sockets} sockets with the public key, and sends 256 KiB to the refresh of sessions over each, in pieces of 8 KiB.`,
    mostAccepted: 0,
    heads: async () => [headOf('/v1/sessions/refresh', publishableKey)],
  },
  {
    id: 'slow-messages',
    attack: `${sessions} sessions of one address open ${sockets} sockets together, and send a message of 256 KiB over each, in pieces of 8 KiB.`,
    mostAccepted: 100,
    async heads(client) {
      const heads: string[] = [];
      for (let index = 0; index < sessions; index += 1) {
        const { path, token } = await hoard(client, `uploader-${index}`, 0);
        heads.push(headOf(`${path}/messages`, token));
      }
      return heads;
    },
  },
];

/** Floods of requests whose bodies arrive slowly and never end. */
export const slowUploads: readonly Attack[] = variants.map((variant) => ({
  id: variant.id,
  attack: variant.attack,
  bound: `The process stays below ${mostMb} MB, accepts at most ${variant.mostAccepted} bodies, and serves others.`,
  databases: ['sqlite'],
  heavy: true,
  run: (context) => run(context, variant),
}));

async function run(context: AttackContext, variant: Variant) {
  const service = await context.startCommand({ flags: ['--trust-proxy', '127.0.0.1'] });
  const client = new BankClient(service.url);
  const heads = await variant.heads(client);
  const opened: RawSocket[] = [];
  context.after(() => opened.forEach((socket) => socket.close()));
  for (let index = 0; index < sockets; index += 1) {
    const socket = await RawSocket.open(service.port);
    opened.push(socket);
    socket.send(heads[index % heads.length] ?? '');
  }
  for (let sent = 0; sent < pieces; sent += 1)
    await Promise.all(opened.filter(isAccepted).map((socket) => socket.push(chunk)));
  const honest = await client.openSession();
  const read = await client.send({ path: '/v1/conversations', credential: honest.token });
  const { peakMb } = service.usage();
  // A body that the service accepted gets 408 after the time for a request. A refused one may end without a response
  await Promise.all(opened.map((socket) => socket.receives(/^HTTP/).catch(() => undefined)));
  const accepted = opened.filter(
    ({ received }) => /^HTTP/.test(received) && !refused.test(received),
  );
  return {
    seen: `${Math.round(peakMb)} MB at most, ${accepted.length} bodies accepted, an honest reader gets ${read.status}`,
    held:
      peakMb < mostMb &&
      accepted.length <= variant.mostAccepted &&
      read.status === 200 &&
      service.errors === '',
  };
}

/** Returns true while the service takes the body of the request. */
function isAccepted({ received, isClosed }: RawSocket): boolean {
  return received === '' && !isClosed;
}

/** Writes the head of a POST request whose body has no length, as a proxy forwards it from the attacker. */
function headOf(path: string, credential: string): string {
  const lines = [
    `POST ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    `X-Forwarded-For: ${attackerAddress}`,
    `Authorization: Bearer ${credential}`,
    'Content-Type: application/json',
    'Transfer-Encoding: chunked',
  ];
  return `${lines.join('\r\n')}\r\n\r\n`;
}
