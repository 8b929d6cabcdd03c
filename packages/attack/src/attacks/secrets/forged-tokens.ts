import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Attack } from '../../base/attack.ts';
import { BankClient } from '../../context/bank-client.ts';
import { readToken } from './forge-token.ts';
import { issueAgentToken } from './issue-agent-token.ts';

type Fields = Readonly<Record<string, unknown>>;

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

function sign(content: string, secret: string | Uint8Array, hash = 'sha256'): string {
  return `${content}.${createHmac(hash, secret).update(content).digest('base64url')}`;
}

/** Headers that a forger sets, with the genuine claims, signed with the genuine key. */
const headers: readonly Fields[] = [
  { alg: 'none' },
  { alg: 'None' },
  { alg: '' },
  { alg: 'HS512' },
  { alg: 'RS256' },
  { alg: ['HS256'] },
  { kid: 'unknown' },
  { kid: '../../dev/null' },
  { kid: 7 },
  { typ: 'secevent+jwt' },
  { crit: ['tellerkit'], tellerkit: true },
];

const hour = 3600;
const now = () => Math.floor(Date.now() / 1000);

/** Claims that the service issues to nobody, signed with the genuine key. */
const claims: readonly Fields[] = [
  { aud: 'another-tenant' },
  { aud: undefined },
  { aud: ['main', 'another-tenant'] },
  { sub: undefined },
  { sub: 'agt_00000000000000000000000000' },
  { sub: ['agt_1'] },
  { use: 'customer' },
  { use: 'customer-token' },
  { use: 'admin' },
  { use: undefined },
  { exp: undefined },
  { exp: now() - hour, iat: now() - 2 * hour },
  { exp: `${now() + hour}` },
  { exp: 1e300 },
  { iat: undefined },
  { iat: now() + hour, exp: now() + 2 * hour },
  { nbf: now() + hour },
];

/** Forges tokens from an issued one, with the signing key and without it. */
function forgeAll(token: string, secret: Uint8Array): string[] {
  const { header, claims: genuine } = readToken(token);
  const [head = '', payload = '', signature = ''] = token.split('.');
  const admin = encode({ ...genuine, sub: 'agt_00000000000000000000000000' });
  return [
    `${encode({ ...header, alg: 'none' })}.${payload}.`,
    `${encode({ ...header, alg: 'none' })}.${payload}.${signature}`,
    `${head}.${admin}.${signature}`,
    `${head}.${payload}.`,
    `${head}.${payload}`,
    `${head}.${payload}.${signature}.${signature}`,
    `${head}.${payload}.${signature.slice(0, -4)}`,
    sign(`${head}.${payload}`, ''),
    sign(`${head}.${payload}`, 'secret'),
    sign(`${head}.${payload}`, head),
    ...headers.map((fields) => sign(`${encode({ ...header, ...fields })}.${payload}`, secret)),
    sign(`${encode({ ...header, alg: 'HS512' })}.${payload}`, secret, 'sha512'),
    ...claims.map((fields) => sign(`${head}.${encode({ ...genuine, ...fields })}`, secret)),
    `${head}.${Buffer.from('null').toString('base64url')}.${signature}`,
    sign(`${head}.${Buffer.from('not JSON').toString('base64url')}`, secret),
  ];
}

/** Calls with forged tokens of every kind that the field knows. */
export const forgedTokens: Attack = {
  id: 'forged-tokens',
  attack:
    'A forger sends tokens without a signature, with other keys, algorithms, tenants, uses and lifetimes.',
  bound: 'Every forged token gets 401 or 403, and the genuine one 200.',
  databases: ['sqlite'],
  async run(context) {
    const service = await context.startCommand();
    const client = new BankClient(service.url);
    const token = await issueAgentToken(client);
    const file = `${context.database.address}.key`;
    const { signing } = JSON.parse(readFileSync(file, 'utf8')) as { signing: { secret: string }[] };
    const secret = Buffer.from(signing[0]?.secret ?? '', 'hex');
    const check = async (credential: string) =>
      (await client.send({ path: '/v1/agents/me', credential })).status;
    const genuine = await check(token);
    const forged = forgeAll(token, secret);
    let refused = 0;
    for (const [index, credential] of forged.entries()) {
      const status = await check(credential);
      if (status === 401 || status === 403) refused += 1;
      else console.error(`Forged token ${index} got ${status}`);
    }
    return {
      seen: `${refused} of ${forged.length} refused, the genuine token gets ${genuine}`,
      held: refused === forged.length && genuine === 200,
    };
  },
};
