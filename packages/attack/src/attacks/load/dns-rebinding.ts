import type { Attack } from '../../base/attack.ts';
import type { AttackContext } from '../../context/attack-context.ts';
import { BankClient } from '../../context/bank-client.ts';
import { publishableKey } from '../../context/keys.ts';

/** Names that an attacker can point at the service, with forms that look like a local address. */
const names = [
  'evil.example',
  'evil.example:4310',
  'localhost.evil.example',
  'evil.localhost.example',
  '127.0.0.1.evil.example',
  'bank.example.evil.example',
];

/** Opens sessions from pages whose name the attacker has pointed at the service. */
export const dnsRebinding: Attack = {
  id: 'dns-rebinding',
  attack: `A page opens a session under ${names.length} names that its owner points at the service (DNS rebinding), with a forged X-Forwarded-Host.`,
  bound: 'No such page opens a session, and pages of an allowed origin do.',
  databases: ['sqlite'],
  run,
};

async function run(context: AttackContext) {
  const allowed = 'https://www.bank.example';
  const service = await context.startCommand({ flags: ['--origin', allowed] });
  const client = new BankClient(service.url);
  const open = async (host: string, origin: string) => {
    const { status } = await client.send({
      method: 'POST',
      path: '/v1/sessions',
      credential: publishableKey,
      headers: { host, origin, 'x-forwarded-host': host },
      body: { channel: 'web', locale: 'en' },
    });
    return status;
  };
  const statuses: number[] = [];
  for (const name of names) statuses.push(await open(name, `http://${name}`));
  const opened = statuses.filter((status) => status < 300).length;
  const honest = await open(new URL(service.url).host, allowed);
  return {
    seen: `${opened} of ${names.length} sessions opened, a page of the bank gets ${honest}`,
    held: opened === 0 && statuses.every((status) => status === 403) && honest === 201,
  };
}
