import { createHash } from 'node:crypto';
import { chmod, copyFile, mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Attack } from '../../base/attack.ts';
import type { AttackContext } from '../../context/attack-context.ts';
import { BankClient } from '../../context/bank-client.ts';

/** A check with its expected exit code, over a folder that must stay as it is. */
interface Check {
  readonly name: string;
  readonly flags: readonly string[];
  readonly code: number;
}

const signingSecret = 'wQ7vN2xLr9TzKp4sHd8mBc3fYg6jEa5u';

/** Checks read-only copies, files in use and wrong paths, and compares every byte beside them. */
export const readOnlyCheck: Attack = {
  id: 'read-only-check',
  attack:
    'An operator checks a read-only copy, a file in use, the copy of a killed service, a wrong path, a folder, an empty file and a file of text.',
  bound: 'Intact audits give exit code 0, wrong paths 2, and the check writes nothing anywhere.',
  databases: ['sqlite'],
  async run(context) {
    const { folder } = context;
    const inUse = join(folder, 'in-use');
    await mkdir(inUse);
    const data = join(inUse, 'bank.db');
    const environment = { TELLERKIT_SIGNING_SECRET: signingSecret };
    const service = await context.startCommand({ flags: ['--data', data], environment });
    await new BankClient(service.url).openSession();
    const used = await run(context, { name: 'in use', flags: ['--data', data], code: 0 });
    await service.end('SIGKILL');
    const checks = await prepare(context, data);
    const faults = [...used];
    for (const check of checks) faults.push(...(await run(context, check)));
    return {
      seen: `${checks.length + 1 - faults.length} of ${checks.length + 1} checks as promised${faults.length === 0 ? ', 0 files written' : `: ${faults.join('; ')}`}`,
      held: faults.length === 0,
    };
  },
};

/** Prepares folders with a copy of a killed service and with files that are no audit. */
async function prepare({ folder }: AttackContext, data: string): Promise<Check[]> {
  const place = (name: string) => join(folder, name);
  for (const name of ['killed', 'read-only', 'wrong']) await mkdir(place(name));
  for (const part of ['', '-wal'])
    await copyFile(data + part, join(place('killed'), `bank.db${part}`));
  for (const part of ['', '-wal']) {
    await copyFile(data + part, join(place('read-only'), `bank.db${part}`));
    await chmod(join(place('read-only'), `bank.db${part}`), 0o444);
  }
  await chmod(place('read-only'), 0o555);
  await writeFile(join(place('wrong'), 'empty.db'), '');
  await writeFile(join(place('wrong'), 'text.db'), 'Good morning. '.repeat(500));
  const check = (name: string, path: string, code: number, ...more: string[]): Check => ({
    name,
    flags: ['--data', path, ...more],
    code,
  });
  return [
    check('copy of a killed service', join(place('killed'), 'bank.db'), 0),
    check('read-only copy', join(place('read-only'), 'bank.db'), 0),
    check('wrong path', join(place('wrong'), 'bank.db'), 2),
    check('wrong folder', join(place('nowhere'), 'bank.db'), 2),
    check('folder', place('wrong'), 2),
    check('empty file', join(place('wrong'), 'empty.db'), 2),
    check('file of text', join(place('wrong'), 'text.db'), 2),
    check('missing heads', join(place('killed'), 'bank.db'), 2, '--audit-heads', 'none.txt'),
    check('wrong database URL', data, 2, '--database-url', 'postgres://127.0.0.1:1/bank'),
  ];
}

/** Runs a check, and returns the deviations from its promise. */
async function run(context: AttackContext, { name, flags, code }: Check): Promise<string[]> {
  const environment = { TELLERKIT_SIGNING_SECRET: signingSecret };
  const before = await listFiles(context.folder);
  const checked = context.spawnCommand({ flags: ['--verify-audit', ...flags], environment });
  const ended = await checked.ended;
  const after = await listFiles(context.folder);
  const written = [...after].filter(([path, state]) => before.get(path) !== state);
  const removed = [...before.keys()].filter((path) => !after.has(path));
  const changes = [...written.map(([path]) => path), ...removed].map((path) => basename(path));
  if (ended.code === code && changes.length === 0) return [];
  const files = changes.length === 0 ? '' : `, changed ${changes.join(' ')}`;
  return [`${name}: exit code ${String(ended.code)}${files}`];
}

/** Lists all files and folders, each with its mode and content. */
async function listFiles(folder: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const { mode } = await stat(path);
    // The index of a file in use is shared memory, in which each reader marks its place
    const content = entry.isFile() && !path.endsWith('-shm') ? await readFile(path) : '';
    files.set(path, `${mode} ${createHash('sha256').update(content).digest('hex')}`);
  }
  return files;
}
