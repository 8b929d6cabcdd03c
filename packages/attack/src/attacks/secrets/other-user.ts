import { spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Attack } from '../../base/attack.ts';
import { BankClient } from '../../context/bank-client.ts';

const othersBits = 0o077;
/** User `nobody` of most systems. Only root may run a program as this user. */
const nobody = 65_534;
const isRoot = process.getuid?.() === 0;

/** Reads the files of a running service as another user of the host. */
export const otherUser: Attack = {
  id: 'other-user',
  attack: 'Another user of the host reads the data file, its journals and the key file.',
  bound: 'No file of the service has a mode for other users, and none can be read by them.',
  databases: ['sqlite'],
  async run(context) {
    // The folder is open, so that only the modes of the files protect them
    chmodSync(context.folder, 0o755);
    const umask = process.umask(0);
    const service = await context.startCommand();
    process.umask(umask);
    const client = new BankClient(service.url);
    const { token } = await client.openSession();
    await client.openConversation(token);
    const files = readdirSync(context.folder).map((name) => join(context.folder, name));
    const open = files.filter((file) => (statSync(file).mode & othersBits) !== 0);
    const read = isRoot ? files.filter((file) => canRead(file)) : [];
    return {
      seen: `${files.length} files, ${open.length} with a mode for others, ${isRoot ? `${read.length} read` : 'reading needs root'}`,
      held: files.length >= 4 && open.length === 0 && read.length === 0,
    };
  },
};

function canRead(file: string): boolean {
  return spawnSync('cat', [file], { uid: nobody, gid: nobody, stdio: 'ignore' }).status === 0;
}
