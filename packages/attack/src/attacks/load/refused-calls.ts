import { systemClock } from '@tellerkit/service';
import type { Session } from '@tellerkit/contract';
import type { Attack } from '../../base/attack.ts';
import { BankClient } from '../../context/bank-client.ts';
import { publishableKey } from '../../context/keys.ts';

const forbidden = 300;
/** More than the 1,200 reads that a customer may make in a minute, so that further ones get 429. */
const guesses = 1500;
const sessions = 20;
const parallel = 50;
const entriesAMinute = 60;
const attacker = '203.0.113.66';
/** Lists that only the bank reads. */
const bankLists = ['agents', 'audit', 'knowledge/articles', 'webhook-endpoints'].map(
  (list) => `/v1/${list}`,
);
const [bankList = ''] = bankLists;

/** Repeats refused calls, each of which could leave an entry in the audit for ever. */
export const refusedCalls: Attack = {
  id: 'refused-calls',
  attack: `An anonymous customer repeats ${forbidden} calls that get 403 and guesses ${guesses} ids, which get 404 or 429; then ${sessions - 1} sessions of the same address make calls that get 403.`,
  bound: `The customer leaves 3 audit entries, its address ${entriesAMinute} a minute, and a refused call of another address still leaves an entry.`,
  databases: ['sqlite', 'postgres'],
  async run(context) {
    // The share of an address refills with time, so a slow machine would see more entries
    const startedAt = systemClock.now();
    const { url } = await context.startService({
      clock: { ...systemClock, now: () => startedAt },
      listen: { trustProxy: ['127.0.0.1'] },
    });
    const client = new BankClient(url);
    const statuses = new Set<number>();
    const call = async (credential: string, address: string, path: string) => {
      const headers = { 'x-forwarded-for': address };
      statuses.add((await client.send({ path, credential, headers })).status);
    };
    const count = async () => {
      const [row] = await context.database.query(
        'select count(*) as entries from audit where status in (403, 404, 429)',
      );
      return Number(row?.['entries']);
    };
    const customer = await openSession(client, attacker);
    await repeat(forbidden, () => call(customer, attacker, bankList));
    await repeat(guesses, (index) => call(customer, attacker, guessedPath(index)));
    const byCustomer = await count();
    for (let session = 1; session < sessions; session += 1) {
      const credential = await openSession(client, attacker);
      for (const path of bankLists) await call(credential, attacker, path);
    }
    const byAddress = await count();
    const other = '198.51.100.1';
    await call(await openSession(client, other), other, bankList);
    const byOther = (await count()) - byAddress;
    const seen = [...statuses].sort().join(', ');
    return {
      seen: `${byCustomer} entries of the customer, ${byAddress} of its address, ${byOther} of another, with the statuses ${seen}`,
      held:
        byCustomer === 3 &&
        byAddress === entriesAMinute &&
        byOther === 1 &&
        seen === '403, 404, 429',
    };
  },
};

function guessedPath(index: number): string {
  return `/v1/conversations/cnv_${String(index).padStart(26, '0')}`;
}

async function repeat(times: number, run: (index: number) => Promise<void>): Promise<void> {
  for (let start = 0; start < times; start += parallel)
    await Promise.all(Array.from({ length: parallel }, (_, index) => run(start + index)));
}

async function openSession(client: BankClient, address: string): Promise<string> {
  const { token } = await client.call<Session>({
    method: 'POST',
    path: '/v1/sessions',
    credential: publishableKey,
    headers: { 'x-forwarded-for': address },
    body: { channel: 'web', locale: 'en' },
  });
  return token;
}
