import type { Attack } from '../../base/attack.ts';
import type { AttackContext } from '../../context/attack-context.ts';
import { BankClient } from '../../context/bank-client.ts';
import { headOf, hoard, stallSockets } from '../../context/hoard.ts';
import type { Hoard } from '../../context/hoard.ts';
import type { RawRequest } from '../../context/raw-request.ts';

const sessions = 12;
const socketsEach = 12;
/** Requests on each socket. The buffers of the two sockets take a few pages before a page waits in the service. */
const requestsEach = 12;
const honestReads = 10;
const attempts = 20;
const attackerAddress = '192.0.2.7';
const customer = { 'x-forwarded-for': '192.0.2.8' };

/** Fills the bytes in flight from one address, while a customer at another address works. */
export const flightCrowdedOut: Attack = {
  id: 'flight-crowded-out',
  attack: `${sessions} sessions of one address send ${requestsEach} requests for a page of large messages over each of ${socketsEach} sockets, and read nothing.`,
  bound: `A customer at another address reads ${honestReads} large pages and sends ${honestReads} messages without a refusal.`,
  databases: ['sqlite', 'postgres'],
  heavy: true,
  run,
};

async function run(context: AttackContext) {
  const service = await context.startCommand({ flags: ['--trust-proxy', '127.0.0.1'] });
  const client = new BankClient(service.url);
  const hoards: Hoard[] = [];
  for (let index = 0; index < sessions; index += 1)
    hoards.push(await hoard(client, `hoarder-${index}`, 8));
  const honest = await hoard(client, 'honest', 8);
  const heads = hoards.flatMap(({ path, token }) => {
    const head = headOf(`${path}/events?limit=500`, token, attackerAddress).repeat(requestsEach);
    return Array.from({ length: socketsEach }, () => head);
  });
  const stalled = await stallSockets(service.port, heads);
  context.after(() => stalled.forEach((socket) => socket.close()));
  const isFull = await fillsBound(client, hoards);
  const statuses = await actHonestly(client, honest);
  const refused = statuses.filter((status) => status >= 300).length;
  return {
    seen: `the attacker ${isFull ? 'gets 429' : 'reads on'}, ${refused} of ${statuses.length} honest requests refused`,
    held: isFull && refused === 0 && service.errors === '',
  };
}

/** Requests pages as the attacker until one of the sessions is refused, because its address has used up its bound. */
async function fillsBound(client: BankClient, hoards: readonly Hoard[]): Promise<boolean> {
  for (let round = 0; round < attempts; round += 1)
    for (const { path, token } of hoards) {
      const headers = { 'x-forwarded-for': attackerAddress };
      const read = { path: `${path}/events?limit=500`, credential: token, headers };
      const { status, text } = await client.send(read);
      if (status === 429 && text.includes('of your address')) return true;
    }
  return false;
}

/** Works in a conversation with large messages. Returns all statuses. */
async function actHonestly(client: BankClient, { path, token }: Hoard): Promise<number[]> {
  const statuses: number[] = [];
  const body = { content: [{ type: 'text', text: 'Hello' }] };
  const calls: readonly RawRequest[] = [
    { path: `${path}/events?limit=500` },
    { method: 'POST', path: `${path}/messages`, body },
  ];
  for (let round = 0; round < honestReads; round += 1)
    for (const call of calls) {
      const sent = { ...call, credential: token, headers: customer };
      statuses.push((await client.send(sent)).status);
    }
  return statuses;
}
