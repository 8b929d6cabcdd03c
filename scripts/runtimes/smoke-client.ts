import process from 'node:process';
import { TellerClient } from '@tellerkit/sdk';

/** The arguments of `smoke.ts`: address of the service, name of the runtime. */
export const [baseUrl = '', runtime = ''] = process.argv.slice(2);

const headers = { 'x-smoke': runtime };
const secretKey = 'sk_smoke_0123456789abcdef';

export const client = new TellerClient({ baseUrl, secretKey, headers, random: () => 0.05 });

/** Returns a client that requests a fault with each call. `smoke-service.ts` lists the faults. */
export const withFault = (fault: string) =>
  client.withOptions({ headers: { ...headers, 'x-fault': fault } });

export const text = (value: string) => ({ content: [{ type: 'text' as const, text: value }] });

export const open = () =>
  client.conversations.create({ customer: { externalId: `smoke-${runtime}` } });
