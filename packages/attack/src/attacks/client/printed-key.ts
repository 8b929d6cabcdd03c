import { inspect } from 'node:util';
import { TellerClient } from '@tellerkit/sdk';
import type { Attack } from '../../base/attack.ts';

const secretKey = 'sk_attack_printed_0123456789';
const baseUrl = 'https://service.bank.example';

/** Looks for the secret key in everything that a log prints, and in calls over plain HTTP. */
export const printedKey: Attack = {
  id: 'printed-key',
  attack: 'A back end logs its client, and calls the service at an http address of another host.',
  bound: 'No log shows the secret key, and no such client opens.',
  databases: [],
  async run() {
    const client = new TellerClient({ baseUrl, secretKey });
    const logs = [
      JSON.stringify(client),
      inspect(client, { depth: null, showHidden: true, getters: true }),
      inspect({ ...client }, { depth: null }),
    ];
    const leaks = logs.filter((log) => log.includes(secretKey)).length;
    const opened = ['http://service.bank.example', 'http://10.0.0.5', 'http://0.0.0.0'].filter(
      (url) => {
        try {
          return new TellerClient({ baseUrl: url, secretKey });
        } catch {
          return false;
        }
      },
    ).length;
    return {
      seen: `${leaks} of ${logs.length} logs show the key, ${opened} clients over http`,
      held: leaks === 0 && opened === 0,
    };
  },
};
