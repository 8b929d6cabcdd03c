import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Attack } from '../../base/attack.ts';
import { BankClient } from '../../context/bank-client.ts';

const visibleKey = 'sk_visible_f3Zk9qLw7TnB2xVd';
const filedKey = 'sk_filed_f3Zk9qLw7TnB2xVdQ';

/** Reads the list of processes as another user of the host, while the command holds a secret key. */
export const visibleFlags: Attack = {
  id: 'visible-flags',
  attack: 'Another user of the host reads the flags of the command in the list of processes.',
  bound:
    'A key in --secret-key is visible, and the command warns of it; keys in --secret-key-file and the environment are not.',
  databases: ['sqlite'],
  async run(context) {
    const environment = { TELLERKIT_SECRET_KEY: '' };
    const flagged = await context.startCommand({ flags: ['--secret-key', visibleKey] });
    const isShown = flagged.commandLine().includes(visibleKey);
    const isWarned =
      flagged.errors.includes('--secret-key is visible') && !flagged.errors.includes(visibleKey);
    await flagged.end('SIGTERM');
    const file = join(context.folder, 'secret.keys');
    writeFileSync(file, `${filedKey}\n`, { mode: 0o600 });
    const flags = ['--secret-key-file', file];
    const filed = await context.startCommand({ flags, environment });
    const answers = [await statusWith(filed.url, filedKey)];
    let leaks = filed.commandLine().includes(filedKey) || filed.errors.includes(filedKey) ? 1 : 0;
    await filed.end('SIGTERM');
    const given = await context.startCommand({ environment: { TELLERKIT_SECRET_KEY: filedKey } });
    answers.push(await statusWith(given.url, filedKey));
    leaks += given.commandLine().includes(filedKey) || given.errors.includes(filedKey) ? 1 : 0;
    return {
      seen: `the flag is ${isShown ? 'visible' : 'hidden'} and ${isWarned ? 'warned of' : 'not warned of'}, ${leaks} other keys visible, the keys answer ${answers.join()}`,
      held: isShown && isWarned && leaks === 0 && answers.join() === '200,200',
    };
  },
};

async function statusWith(url: string, credential: string): Promise<number> {
  return (await new BankClient(url).send({ path: '/v1/queues', credential })).status;
}
