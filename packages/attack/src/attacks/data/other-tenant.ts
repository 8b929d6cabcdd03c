import { endpoints, staffAccess, staffRoles } from '@tellerkit/contract';
import type { Endpoint, ScopeByRole, Session, StaffRole } from '@tellerkit/contract';
import type { TenantOptions } from '@tellerkit/service';
import type { Attack } from '../../base/attack.ts';
import { attackedTenant } from '../../context/attack-context.ts';
import { BankClient } from '../../context/bank-client.ts';
import { hire } from '../staff/staff-bank.ts';
import { fillVictim, requestOf, stateOf } from './victim-tenant.ts';
import type { Victim } from './victim-tenant.ts';

const attacker: TenantOptions = {
  slug: 'attacker',
  name: 'Other Bank',
  publishableKeys: ['pk_attacker_0123456789abcdef'],
  secretKeys: ['sk_attacker_Zk9qLw7TnB2xVdQ4'],
};
const attackerKey = attacker.secretKeys[0] ?? '';

/** Calls every endpoint with the ids of one tenant and the credentials of another, in each role. */
export const otherTenant: Attack = {
  id: 'other-tenant',
  attack:
    'Each role of one tenant calls every endpoint with the ids of another tenant, in paths, queries and bodies.',
  bound:
    'Each such path gets 403 or 404, no response holds an id or a text of the other tenant, and its data stays.',
  databases: ['sqlite', 'postgres'],
  async run(context) {
    const { url } = await context.startService({
      rateLimits: false,
      bounds: false,
      assistant: null,
      tenants: [attackedTenant, attacker],
    });
    const client = new BankClient(url);
    const victim = await fillVictim(client);
    const before = await stateOf(client, victim);
    const staff = await staffOf(client);
    const faults: string[] = [];
    let cells = 0;
    for (const endpoint of Object.values<Endpoint>(endpoints)) {
      // A fresh session, because some endpoints end the session of the caller
      const { token } = await openSession(client);
      for (const [role, credential] of [...staff, ['customer', token]] as const) {
        cells += 1;
        const fault = faultOf(endpoint, role, await send(client, credential, endpoint, victim));
        if (fault !== undefined) faults.push(fault);
      }
    }
    const isUntouched = (await stateOf(client, victim)) === before;
    return {
      seen: `${faults.length} of ${cells} cells leak or are not refused${isUntouched ? '' : ', data changed'}${faults.length === 0 ? '' : `: ${faults.slice(0, 5).join('; ')}`}`,
      held: faults.length === 0 && isUntouched && cells > 300,
    };
  },
};

type Role = 'publishable' | 'customer' | 'secret' | StaffRole;

interface Cell {
  readonly status: number;
  /** Number of ids and texts of the victim in the response. */
  readonly leaks: number;
}

/** Judges the response to a request with ids of the victim. Returns undefined if it is right. */
function faultOf(endpoint: Endpoint, role: Role, { status, leaks }: Cell): string | undefined {
  const isRefused = status === 403 || status === 404;
  const mustRefuse = !accepts(endpoint, role) || namesResource(endpoint);
  // A wrong credential, a limit and an error would hide what the endpoint does
  const isTokenRefused = endpoint.id === 'sessions.refresh' && status === 401;
  const isUseless = (status === 401 && !isTokenRefused) || status === 429 || status >= 500;
  const isRight = leaks === 0 && !isUseless && (isRefused || !mustRefuse);
  return isRight ? undefined : `${endpoint.id} by ${role}: ${status}, ${leaks} leaks`;
}

/** Returns true if the path names a resource. Articles have names of each tenant, so a change finds none or its own. */
function namesResource({ id, path }: Endpoint): boolean {
  return /\{\w+\}/.test(path) && id !== 'knowledge.put' && id !== 'knowledge.delete';
}

function accepts({ id, callers }: Endpoint, role: Role): boolean {
  if (!staffRoles.some((name) => name === role)) return callers.some((kind) => kind === role);
  const scopes = (staffAccess as Readonly<Record<string, ScopeByRole>>)[id];
  return callers.includes('agent') && scopes?.[role as StaffRole] !== 'none';
}

/** Sends a request with ids of the victim. Reads the first part of a stream. */
async function send(
  { url }: BankClient,
  credential: string,
  endpoint: Endpoint,
  victim: Victim,
): Promise<Cell> {
  const { path, body } = requestOf(endpoint, victim);
  const response = await fetch(url + path, {
    method: endpoint.method,
    headers: { authorization: `Bearer ${credential}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true;
  const text = isStream ? await firstPart(response) : await response.text();
  // The audit of the attacker shows the ids that the attacker itself has sent
  const answer = endpoint.id === 'audit.list' ? text.replaceAll(/"target":"[^"]*"/g, '') : text;
  const leaks = victim.secrets.filter((secret) => answer.includes(secret)).length;
  return { status: response.status, leaks };
}

async function firstPart({ body }: Response): Promise<string> {
  const reader = body?.getReader();
  const first = await reader?.read();
  await reader?.cancel();
  return new TextDecoder().decode(first?.value);
}

function openSession(client: BankClient): Promise<Session> {
  const [credential = ''] = attacker.publishableKeys;
  const body = { channel: 'web', locale: 'en' };
  return client.call({ method: 'POST', path: '/v1/sessions', credential, body });
}

/** Returns the credentials of the attacker's keys and staff. */
async function staffOf(client: BankClient): Promise<(readonly [Role, string])[]> {
  const [publishable = ''] = attacker.publishableKeys;
  const callers: (readonly [Role, string])[] = [
    ['publishable', publishable],
    ['secret', attackerKey],
  ];
  for (const role of staffRoles)
    callers.push([role, (await hire(client, role, attackerKey)).token]);
  return callers;
}
