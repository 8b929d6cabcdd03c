import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from './free-port.ts';

export interface Postgres {
  readonly url: string;
  stop(): Promise<void>;
}

/** Finds the folder with the programs of the newest installed PostgreSQL. */
function findPrograms(): string | undefined {
  const folders = globSync(['/usr/lib/postgresql/*/bin', '/opt/homebrew/opt/postgresql*/bin']);
  return folders
    .filter((folder) => existsSync(join(folder, 'initdb')))
    .sort()
    .at(-1);
}

/** Returns the user that PostgreSQL runs as. PostgreSQL refuses root, so root uses the package's user. */
function identity(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const ask = (flag: string) => Number(execFileSync('id', [flag, 'postgres']).toString());
  return { uid: ask('-u'), gid: ask('-g') };
}

/** Starts a temporary private cluster on loopback. Resolves to undefined if PostgreSQL is not installed. */
export async function startPostgres(): Promise<Postgres | undefined> {
  const programs = findPrograms();
  if (!programs) return undefined;
  const user = identity();
  const folder = mkdtempSync(join(tmpdir(), 'tellerkit-postgres-'));
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  const options = { ...user, cwd: folder, stdio: 'ignore' as const };
  const data = join(folder, 'data');
  const initArguments = ['-D', data, '-U', 'tellerkit', '-A', 'trust', '-E', 'UTF8', '--no-sync'];
  execFileSync(join(programs, 'initdb'), initArguments, options);

  const port = String(await freePort());
  const serverArguments = ['-D', data, '-p', port, '-k', folder, '-h', '127.0.0.1', '-F'];
  const server = spawn(join(programs, 'postgres'), serverArguments, options);
  const stop = async () => {
    // SIGINT requests a fast shutdown, in which PostgreSQL closes open connections at once
    if (server.exitCode === null && server.kill('SIGINT')) await once(server, 'exit');
    rmSync(folder, { recursive: true, force: true });
  };
  for (let attempt = 0; attempt < 100; attempt += 1) {
    try {
      execFileSync(join(programs, 'pg_isready'), ['-h', '127.0.0.1', '-p', port], options);
      return { url: `postgres://tellerkit@127.0.0.1:${port}/postgres`, stop };
    } catch {
      await pause(100);
    }
  }
  await stop();
  throw new Error('PostgreSQL did not start within 10 s. Run its `postgres` by hand to see why.');
}
