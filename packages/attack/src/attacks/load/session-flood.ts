import type { Session } from '@tellerkit/contract';
import type { Attack } from '../../base/attack.ts';
import type { AttackContext } from '../../context/attack-context.ts';
import { BankClient } from '../../context/bank-client.ts';
import { publishableKey } from '../../context/keys.ts';
import type { RawAnswer } from '../../context/raw-request.ts';

const honest = 58;
const floods = 2000;
const parallel = 50;
const sessionsAMinute = 20;
const guessesAMinute = 300;
/** The only form of a refresh token that the service looks up in its database. */
const unknownToken = `rt_${'0'.repeat(64)}`;

/** Opens and refreshes sessions from one address while customers from other addresses refresh theirs. */
export const sessionFlood: Attack = {
  id: 'session-flood',
  attack: `One address opens ${floods} sessions and sends ${floods} unknown refresh tokens.`,
  bound: `0 of ${honest} refreshes from other addresses fail, and the address opens ${sessionsAMinute} sessions and guesses ${guessesAMinute} tokens a minute.`,
  databases: ['sqlite', 'postgres'],
  async run(context) {
    const client = await behindProxy(context);
    const sessions: (readonly [address: string, session: Session])[] = [];
    for (let index = 0; index < honest; index += 1) {
      const address = `198.51.100.${index}`;
      sessions.push([address, JSON.parse((await open(client, address)).text) as Session]);
    }
    const flooder = '203.0.113.66';
    const opened = await flood(() => open(client, flooder));
    const guessed = await flood(() => refresh(client, flooder, unknownToken));
    const refreshed = await Promise.all(
      sessions.map(([address, session]) => refresh(client, address, session.refreshToken)),
    );
    const failed = refreshed.filter(({ status }) => status !== 200).length;
    const guesses = guessed.filter(({ status }) => status !== 429).length;
    const flooded = opened.filter(({ status }) => status === 201).length;
    return {
      seen: `${failed} of ${honest} refreshes failed, ${flooded} sessions opened, ${guesses} tokens guessed`,
      // The quotas refill during the flood
      held: failed === 0 && flooded <= 2 * sessionsAMinute && guesses <= 2 * guessesAMinute,
    };
  },
};

async function behindProxy(context: AttackContext): Promise<BankClient> {
  const { url } = await context.startCommand({ flags: ['--trust-proxy', '127.0.0.1'] });
  return new BankClient(url);
}

function post(client: BankClient, path: string, address: string, body: unknown) {
  const headers = { 'x-forwarded-for': address };
  return client.send({ method: 'POST', path, credential: publishableKey, headers, body });
}

function open(client: BankClient, address: string): Promise<RawAnswer> {
  return post(client, '/v1/sessions', address, { channel: 'web', locale: 'en' });
}

function refresh(client: BankClient, address: string, refreshToken: string): Promise<RawAnswer> {
  return post(client, '/v1/sessions/refresh', address, { refreshToken });
}

async function flood(send: () => Promise<RawAnswer>): Promise<RawAnswer[]> {
  const answers: RawAnswer[] = [];
  for (let sent = 0; sent < floods; sent += parallel)
    answers.push(...(await Promise.all(Array.from({ length: parallel }, send))));
  return answers;
}
